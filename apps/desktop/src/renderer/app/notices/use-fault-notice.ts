import { useTranslation } from 'react-i18next'
import { useWords } from '../i18n/words-of.ts'
import { useStatus } from '../queries.ts'
import { useNotice } from './NoticeRegion.tsx'

/** What the engine met that nobody asked for: a log that could not be read, a disk that is full. */
export function useFaultNotice(): void {
  const { t } = useTranslation()
  const words = useWords()
  const fault = useStatus((status) => status.fault)
  useNotice(
    fault === undefined
      ? undefined
      : { id: 'fault', kind: 'failed', title: () => t('notices.fault'), text: () => words(fault) },
  )
}
