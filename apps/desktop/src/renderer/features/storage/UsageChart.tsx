import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useUsage } from '../../app/storage-queries.ts'
import { formatBytes, formatShare } from '../../ui/format.ts'
import styles from './StorageScreen.module.css'

/** What a collection takes on this computer, as a bar, with the table behind it. */
export function UsageChart({ projectId }: { projectId: string }) {
  const { t, i18n } = useTranslation()
  const { data: usage } = useUsage(projectId)
  const total = usage?.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0
  if (!usage || total === 0) return null
  const size = formatBytes(total, i18n.language)
  return (
    <section>
      <h3 className={styles['subtitle']}>
        {t('storage.usage')} <span className={styles['quiet']}>{t('storage.usageTotal', { size })}</span>
      </h3>
      <div className={styles['stack']} role="img" aria-label={t('storage.usageTotal', { size })}>
        {usage.map(({ kind, bytes }) => (
          <span
            key={kind}
            className={styles['part']}
            data-kind={kind}
            style={{ flexGrow: bytes }}
            title={`${t(`storage.${kind}`)}: ${formatBytes(bytes, i18n.language)}`}
          />
        ))}
      </div>
      <Table aria-label={t('storage.usage')} horizontalSpacing={0} verticalSpacing={4} w="auto">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={240}>{t('storage.kind')}</Table.Th>
            <Table.Th w={90} ta="end">
              {t('storage.fileCount')}
            </Table.Th>
            <Table.Th w={110} ta="end">
              {t('storage.size')}
            </Table.Th>
            <Table.Th w={80} ta="end">
              {t('storage.share')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {usage.map(({ kind, files, bytes }) => (
            <Table.Tr key={kind}>
              <Table.Td>
                <span className={styles['swatch']} data-kind={kind} /> {t(`storage.${kind}`)}
              </Table.Td>
              <Table.Td ta="end">{files.toLocaleString(i18n.language)}</Table.Td>
              <Table.Td ta="end">{formatBytes(bytes, i18n.language)}</Table.Td>
              <Table.Td ta="end" c="dimmed">
                {formatShare(bytes / total, i18n.language)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
