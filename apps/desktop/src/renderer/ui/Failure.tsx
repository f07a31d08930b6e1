import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../app/i18n/words-of.ts'
import { useNotice } from '../app/notices/NoticeRegion.tsx'
import { failureText } from '../app/studio.ts'

/** A failure of what was asked from a menu, where no screen has a place for it: it becomes a notice. */
export function Failure({ error, onClose }: { error: Error | null; onClose: () => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const id = useId()
  useNotice(
    error
      ? {
          ...{ id, kind: 'failed', onDismiss: onClose },
          title: () => t('ui.error'),
          text: () => words(failureText(error)),
        }
      : undefined,
  )
  return null
}
