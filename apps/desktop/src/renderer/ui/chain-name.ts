import type { TFunction } from 'i18next'
import type { ChainView } from '../../contract/models.ts'

/** What a chain is called; the one on this machine has its name in the person's language. */
export function chainName(chain: ChainView, t: TFunction): string {
  return chain.test ? t('settings.localChain') : chain.name
}
