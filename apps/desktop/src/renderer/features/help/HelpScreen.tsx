import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ShortcutList } from '../../app/palette/Shortcuts.tsx'
import { studio } from '../../app/studio.ts'
import { Screen } from '../../ui/Screen.tsx'
import styles from './HelpScreen.module.css'

const steps = ['step1', 'step2', 'step3', 'step4', 'step5'] as const
const words = [
  { word: 'cid', url: undefined },
  { word: 'gas', url: undefined },
  { word: 'royalty', url: 'https://eips.ethereum.org/EIPS/eip-2981' },
  { word: 'standard', url: 'https://eips.ethereum.org/EIPS/eip-1155' },
] as const

/** How a collection comes about, the words that cannot be avoided, and the keys. */
export function HelpScreen() {
  const { t } = useTranslation()
  return (
    <Screen title={t('help.title')}>
      <div className={styles['page']}>
        <section>
          <h2 className={styles['title']}>{t('help.begin')}</h2>
          <ol className={styles['steps']}>
            {steps.map((step) => (
              <li key={step}>{t(`help.${step}`)}</li>
            ))}
          </ol>
        </section>
        <section>
          <h2 className={styles['title']}>{t('help.words')}</h2>
          <dl className={styles['words']}>
            {words.map(({ word, url }) => (
              <div key={word}>
                <dt>{t(`help.${word}`)}</dt>
                <dd>
                  {t(`help.${word}Text`)}{' '}
                  {url !== undefined && (
                    <Anchor
                      component="button"
                      type="button"
                      size="sm"
                      underline="always"
                      aria-label={`${t('help.more')}: ${t(`help.${word}`)}`}
                      onClick={() => void studio.openExternal({ url })}
                    >
                      {t('help.more')}
                    </Anchor>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h2 className={styles['title']}>{t('actions.shortcuts')}</h2>
          <ShortcutList />
        </section>
      </div>
    </Screen>
  )
}
