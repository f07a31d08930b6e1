import { Button } from '@mantine/core'
import { IconSignature } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSignIn } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'

/** The workspace wants to know whose collection it will be before it says what publishing costs. */
export function SignIn() {
  const { t } = useTranslation()
  const signIn = useSignIn()
  return (
    <EmptyState
      title={t('publish.signInTitle')}
      text={t('publish.signInText')}
      actions={
        <>
          <ErrorNote error={signIn.error} />
          <Button
            leftSection={<IconSignature size={15} />}
            loading={signIn.isPending}
            onClick={() => signIn.mutate(undefined)}
          >
            {t('publish.signIn')}
          </Button>
        </>
      }
    />
  )
}
