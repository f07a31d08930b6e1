import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblems } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from './ItemsScreen.module.css'

/** What the last import left out, and why. */
export function ProblemList({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  const { data: problems } = useProblems(projectId)
  if (problems?.length === 0)
    return <EmptyState title={t('items.noProblems')} text={t('items.noProblemsText')} />
  return (
    <div className={styles['problems']}>
      <Table aria-label={t('nav.problems')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('items.problemFile')}</Table.Th>
            <Table.Th>{t('items.problemReason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems?.map((problem) => (
            <Table.Tr key={problem.file}>
              <Table.Td className={styles['file']}>{problem.file}</Table.Td>
              <Table.Td>{problem.reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
