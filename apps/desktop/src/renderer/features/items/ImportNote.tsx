import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../app/route.tsx'
import { studio } from '../../app/studio.ts'

/** What was put away, for as long as the window is open. */
const seen = new Set<string>()

/** What the last import came to, in numbers, where its items are; of one that only added, the items tell. */
export function ImportNote({ projectId, className }: { projectId: string; className: string | undefined }) {
  const { t } = useTranslation()
  const { go } = useRoute()
  const [, setDismissed] = useState('')
  const { data: imports } = useQuery({
    queryKey: ['project', projectId, 'imports'],
    queryFn: () => studio.getImports({ projectId }),
  })
  const last = imports?.[0]
  if (!last || seen.has(last.at) || !(Date.parse(last.at) >= performance.timeOrigin)) return null
  const { added, changed, unchanged, missing, skipped } = last
  if (changed + unchanged + missing + skipped === 0) return null
  const counts = Object.entries({ added, changed, missing, skipped, unchanged }) as [
    'added' | 'changed' | 'missing' | 'skipped' | 'unchanged',
    number,
  ][]
  const words = counts.flatMap(([what, count]) => (count > 0 ? [t(`items.imported.${what}`, { count })] : []))
  return (
    <Alert
      className={className ?? ''}
      role="status"
      color="verdigris"
      withCloseButton
      closeButtonLabel={t('ui.dismiss')}
      onClose={() => {
        seen.add(last.at)
        setDismissed(last.at)
      }}
    >
      {t('items.imported.what', { words: words.join(', ') })}{' '}
      {missing + skipped > 0 && (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => go({ screen: 'items', projectId, section: 'problems' })}
        >
          {t('items.imported.problems')}
        </Button>
      )}
    </Alert>
  )
}
