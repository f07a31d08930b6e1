import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../route.tsx'
import { useUpdate } from '../update-queries.ts'
import { notices } from './notice-store.ts'

/** A newer version is told once, with where it can be had. In Settings it stands anyway. */
export function useUpdateNotice(): void {
  const { t } = useTranslation()
  const { route, go } = useRoute()
  const update = useUpdate()
  const told = useRef<string>(undefined)
  const version = update?.state === 'available' ? update.version : undefined
  const isInView = route.screen === 'settings'
  useEffect(() => {
    if (isInView) return notices.remove('update')
    if (version === undefined || told.current === version) return
    told.current = version
    notices.put({
      id: 'update',
      kind: 'news',
      title: () => t('updates.available', { version }),
      text: () => t('updates.availableText'),
      action: { label: () => t('updates.look'), run: () => go({ screen: 'settings' }) },
    })
  }, [version, isInView, t, go])
}
