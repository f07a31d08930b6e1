import { Button, CopyButton, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StatusView } from '../../../contract/models.ts'
import { Section } from './Section.tsx'
import styles from './SettingsScreen.module.css'

/** That there is a command line, and what to type once where terminals do not find it yet. */
export function CommandLine({ installLine }: NonNullable<StatusView['commandLine']>) {
  const { t } = useTranslation()
  return (
    <Section title={t('settings.commandLine')} text={t('settings.commandLineText')}>
      {installLine !== undefined && (
        <div>
          <Text fw={500}>{t('settings.installLine')}</Text>
          <p className={`${styles['text']} ${styles['path']} ${styles['typed']}`}>{installLine}</p>
          <CopyButton value={installLine}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('ui.copied') : t('settings.copyLine')}
              </Button>
            )}
          </CopyButton>
        </div>
      )}
    </Section>
  )
}
