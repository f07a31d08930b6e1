import { Button } from '@mantine/core'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** Shows a chart as a table, and as bars again. */
export function TableToggle(props: { asTable: boolean; onChange: (asTable: boolean) => void }) {
  const { t } = useTranslation()
  const { asTable, onChange } = props
  const Icon = asTable ? IconChartBar : IconTable
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-xs"
      leftSection={<Icon size={14} />}
      onClick={() => onChange(!asTable)}
    >
      {t(asTable ? 'ui.asChart' : 'ui.asTable')}
    </Button>
  )
}
