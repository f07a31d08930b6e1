import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemView } from '../../../../contract/items.ts'
import { Instead } from './Instead.tsx'
import { ZoomStage } from './stage/ZoomStage.tsx'

/** A picture or a drawing; animations move by themselves. */
export function Picture({ item }: { item: ItemView }) {
  const { t } = useTranslation()
  const [isBroken, setBroken] = useState(false)
  const [isThere, setThere] = useState(false)
  if (isBroken) return <Instead item={item} />
  return (
    <ZoomStage
      label={t('viewer.picture', { name: item.name })}
      size={item}
      isDrawing={item.mime === 'image/svg+xml'}
      isBusy={!isThere}
    >
      {/* What the list showed already stands for it until all of it is there. */}
      {!isThere && <img src={item.thumbnailUrl} alt="" draggable={false} />}
      <img
        src={item.mediaUrl}
        alt={item.name}
        draggable={false}
        onLoad={() => setThere(true)}
        onError={() => setBroken(true)}
      />
    </ZoomStage>
  )
}
