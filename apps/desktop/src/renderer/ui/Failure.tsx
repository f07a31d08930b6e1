import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotice } from '../app/notices/NoticeRegion.tsx'

/** A failure of what was asked from a menu, where no screen has a place for it: it becomes a notice. */
export function Failure({ error, onClose }: { error: Error | null; onClose: () => void }) {
  const { t } = useTranslation()
  const id = useId()
  useNotice(
    error ? { id, kind: 'failed', title: t('ui.error'), text: error.message, onDismiss: onClose } : undefined,
  )
  return null
}
