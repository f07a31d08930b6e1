import { Button, Menu } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSaveJobReport } from '../../app/job-queries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'

/** Writes what became of every job, for whoever wants to know. */
export function ReportMenu() {
  const { t } = useTranslation()
  const save = useSaveJobReport()
  return (
    <>
      <ErrorNote error={save.error} onDismiss={() => save.reset()} />
      {save.data !== undefined && <span role="status">{t('queue.saved', { file: save.data })}</span>}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconFileDownload size={14} />} loading={save.isPending}>
            {t('queue.report')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => save.mutate({ format: 'csv' })}>{t('queue.reportCsv')}</Menu.Item>
          <Menu.Item onClick={() => save.mutate({ format: 'json' })}>{t('queue.reportJson')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
