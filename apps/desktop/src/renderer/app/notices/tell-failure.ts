import i18next from 'i18next'
import { wordsOf } from '../i18n/words-of.ts'
import { failureText } from '../studio.ts'
import { notices } from './notice-store.ts'

/**
 * Tells a failure of what was begun where no screen has a place for it.
 * @param id of the notice: what fails again takes the place of the last time
 * @param what was asked for, as its button or menu item says it
 */
export function tellFailure(id: string, what: () => string, error: unknown): void {
  notices.put({
    id,
    kind: 'failed',
    title: () => i18next.t('notices.actionFailed', { what: what().replace(/…$/, '') }),
    text: () => wordsOf(failureText(error)),
  })
}
