import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../app/i18n/words-of.ts'
import { failureText } from '../app/studio.ts'

/** A failure, where it happened: what, why and what next. Nothing is drawn without one. */
export function ErrorNote({ error, onDismiss }: { error: Error | null; onDismiss?: () => void }) {
  const { t } = useTranslation()
  const words = useWords()
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
      {words(failureText(error))}
    </Alert>
  )
}
