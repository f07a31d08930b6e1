import { IconAspectRatio, IconMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Tool, Tools } from '../Tools.tsx'
import { useKeptFocus } from '../use-kept-focus.ts'
import styles from './ZoomStage.module.css'
import { useZoom } from './use-zoom.ts'
import { isCrisp, isLarger, type Size, type Stage, type View } from './zoom.ts'

/** Something flat that is zoomed by wheel, pinch, keys and buttons, and moved by hand. */
export function ZoomStage(props: {
  label: string
  /** In its own pixels. */
  size: Size
  /** Lines keep their edges at any size; pixels show theirs where they are large. */
  isDrawing: boolean
  isBusy: boolean
  /** Fills its frame. */
  children: ReactNode
  /** Stand before those that zoom. */
  tools?: ReactNode
}) {
  const { t, i18n } = useTranslation()
  const zoom = useZoom(props.size)
  useKeptFocus(zoom.frame)
  const { shown } = zoom
  const percent = shown ? shown.view.scale / shown.on.pixel : 1
  return (
    <>
      <div
        ref={zoom.frame}
        className={styles['stage']}
        role="group"
        aria-label={props.label}
        aria-busy={props.isBusy}
        data-larger={shown !== undefined && isLarger(shown.view, shown.on)}
        data-autofocus
        tabIndex={0}
        {...zoom.handlers}
      >
        {shown && (
          <div
            className={styles['paper']}
            style={placeOf(shown.view, shown.on)}
            data-crisp={!props.isDrawing && isCrisp(shown.view, shown.on)}
          >
            {props.children}
          </div>
        )}
      </div>
      <Tools>
        {props.tools}
        <Tool label={t('viewer.farther')} icon={IconZoomOut} onClick={zoom.farther} />
        <output className={styles['percent']}>
          {new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(percent)}
        </output>
        <Tool label={t('viewer.nearer')} icon={IconZoomIn} onClick={zoom.nearer} />
        <Tool label={t('viewer.whole')} icon={IconMaximize} onClick={zoom.whole} />
        <Tool label={t('viewer.actual')} icon={IconAspectRatio} onClick={zoom.actual} />
      </Tools>
    </>
  )
}

/** On whole pixels of the screen, so that nothing is blurred. */
function placeOf(view: View, { picture, stage, pixel }: Stage): CSSProperties {
  const even = (length: number): number => Math.round(length / pixel) * pixel
  const width = even(picture.width * view.scale)
  const height = even(picture.height * view.scale)
  return {
    width,
    height,
    left: even((stage.width - width) / 2 + view.x),
    top: even((stage.height - height) / 2 + view.y),
  }
}
