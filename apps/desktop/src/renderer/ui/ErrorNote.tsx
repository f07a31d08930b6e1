import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** A failure, where it happened: what, why and what next. Nothing is drawn without one. */
export function ErrorNote({ error, onDismiss }: { error: Error | null; onDismiss?: () => void }) {
  const { t } = useTranslation()
  if (!error) return null
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={16} />}
      title={t('ui.error')}
      withCloseButton={onDismiss !== undefined}
      closeButtonLabel={t('ui.dismiss')}
      {...(onDismiss ? { onClose: onDismiss } : {})}
    >
      {error.message}
    </Alert>
  )
}
