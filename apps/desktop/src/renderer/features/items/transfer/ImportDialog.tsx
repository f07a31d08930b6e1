import { Alert, Button, Modal, Select, Table, TextInput } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { studio } from '../../../app/studio.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import styles from './Transfer.module.css'

const fields = [
  ...(['file', 'token_id', 'name', 'description', 'editions', 'external_url', 'animation_url'] as const),
  ...(['background_color', 'trait', 'ignore'] as const),
] as const

/** What a person brings. */
export type ImportOf = { folder: string } | { files: string[] }

/** Brings a folder or files into the open project; where a table is of no known layout, a person says what the columns mean. */
export function ImportDialog(props: {
  projectId: string
  brought: ImportOf | undefined
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { projectId, brought, onClose } = props
  const [mapping, setMapping] = useState<Record<string, string>>({})
  const proposal = useQuery({
    queryKey: ['mapping', brought, mapping],
    queryFn: async () => (brought && (await studio.proposeMapping({ ...brought, mapping }))) ?? null,
    enabled: brought !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const start = useMutation({
    mutationFn: (said: { mapping?: Record<string, string> } & ImportOf) =>
      'folder' in said
        ? studio.importFolder({ projectId, ...said })
        : studio.importFiles({ projectId, ...said }),
  })
  const close = (): void => {
    setMapping({})
    start.reset()
    onClose()
  }
  const table = proposal.data && !proposal.data.known ? proposal.data : undefined
  const set = (column: string, field: string): void => setMapping((now) => ({ ...now, [column]: field }))
  const hasFile =
    table === undefined || table.named || table.columns.some(({ field }) => ['file', 'token_id'].includes(field))
  const run = (): void => {
    if (brought === undefined) return
    // What was said last counts, also where the rows so read are still on their way.
    const proposed = table?.columns.map(({ column, field }) => [column, field] as const)
    const said = proposed && { ...Object.fromEntries(proposed), ...mapping }
    start.mutate({ ...brought, ...(said && { mapping: said }) }, { onSuccess: close })
  }

  const files = brought && 'files' in brought ? brought.files : undefined
  const folder = brought && 'folder' in brought ? brought.folder : undefined
  return (
    <Modal
      opened={brought !== undefined}
      onClose={close}
      size={table ? 860 : 480}
      title={t(files ? 'transfer.importFilesTitle' : 'transfer.importTitle')}
      closeButtonProps={{ 'aria-label': t('items.close') }}
    >
      <p className={styles['folder']}>{files ? <FilesNamed files={files} /> : folder}</p>
      <ErrorNote error={proposal.error ?? start.error} />
      {table ? (
        <>
          <p className={styles['text']}>{t('transfer.mappingText', { table: table.table })}</p>
          <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('transfer.columns')}>
            <Table aria-label={t('transfer.columns')} stickyHeader>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('transfer.column')}</Table.Th>
                  <Table.Th w={260}>{t('transfer.means')}</Table.Th>
                  <Table.Th>{t('transfer.samples')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {table.columns.map(({ column, field, samples }) => (
                  <Table.Tr key={column}>
                    <Table.Td>{column}</Table.Td>
                    <Table.Td>
                      <div className={styles['meaning']}>
                        <Select
                          size="xs"
                          aria-label={t('transfer.meaningOf', { column })}
                          allowDeselect={false}
                          data={fields.map((value) => ({ value, label: t(`transfer.field.${value}`) }))}
                          value={field.startsWith('trait:') ? 'trait' : field}
                          onChange={(value) => set(column, value ?? 'ignore')}
                        />
                        {field.startsWith('trait') && (
                          <TextInput
                            size="xs"
                            aria-label={t('transfer.traitOf', { column })}
                            value={field.startsWith('trait:') ? field.slice('trait:'.length) : column}
                            onChange={({ currentTarget: { value } }) =>
                              set(column, value === '' ? 'trait' : `trait:${value}`)
                            }
                          />
                        )}
                      </div>
                    </Table.Td>
                    <Table.Td className={styles['samples']}>{samples.filter(Boolean).join(' · ')}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
          <h3 className={styles['heading']}>{t('transfer.firstItems')}</h3>
          {hasFile ? (
            <Table aria-label={t('transfer.firstItems')}>
              <Table.Tbody>
                {table.rows.map(({ file, name, traits }) => (
                  <Table.Tr key={file}>
                    <Table.Td className={styles['samples']}>{file}</Table.Td>
                    <Table.Td>{name}</Table.Td>
                    <Table.Td className={styles['samples']}>
                      {traits.map((trait) => `${trait.name}: ${trait.value}`).join(' · ')}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          ) : (
            <Alert color="orange" variant="light">
              {t('transfer.needsFile')}
            </Alert>
          )}
        </>
      ) : (
        <p className={styles['text']}>{t(files ? 'transfer.importFilesText' : 'transfer.importText')}</p>
      )}
      <div className={styles['actions']}>
        <Button variant="default" onClick={close}>
          {t('items.cancel')}
        </Button>
        <Button loading={start.isPending} disabled={!hasFile || proposal.isPending} onClick={run}>
          {t('transfer.import')}
        </Button>
      </div>
    </Modal>
  )
}

/** The first few by name, then how many more. */
function FilesNamed({ files }: { files: readonly string[] }) {
  const { t } = useTranslation()
  const names = files.slice(0, 3).map((file) => file.split(/[/\\]/).at(-1))
  const more = files.length - names.length
  return <>{more > 0 ? t('transfer.andMore', { names: names.join(', '), count: more }) : names.join(', ')}</>
}
