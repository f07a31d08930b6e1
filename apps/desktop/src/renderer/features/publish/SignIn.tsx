import { Button } from '@mantine/core'
import { IconSignature } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSignIn } from '../../app/queries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import styles from './PublishScreen.module.css'

/** The workspace wants to know whose collection it will be before it says what publishing costs. */
export function SignIn() {
  const { t } = useTranslation()
  const signIn = useSignIn()
  return (
    <>
      <p className={styles['plain']}>{t('publish.signInText')}</p>
      <ErrorNote error={signIn.error} />
      <Button
        size="sm"
        leftSection={<IconSignature size={15} />}
        loading={signIn.isPending}
        onClick={() => signIn.mutate(undefined)}
      >
        {t('publish.signIn')}
      </Button>
    </>
  )
}
