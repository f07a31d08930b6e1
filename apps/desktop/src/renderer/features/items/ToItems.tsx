import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../app/route.tsx'

/** The next step of a screen that shows nothing while the project has no items. */
export function ToItems({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  const { go } = useRoute()
  return (
    <Button onClick={() => go({ screen: 'items', projectId, section: 'all' })}>{t('items.toItems')}</Button>
  )
}
