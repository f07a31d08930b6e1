import { ActionIcon, Tooltip } from '@mantine/core'
import type { IconZoomIn } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './MediumViewer.module.css'

/** The bar under what is looked at. */
export function Tools({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={styles['tools']} role="toolbar" aria-label={t('viewer.tools')}>
      {children}
    </div>
  )
}

export function Tool(props: { label: string; icon: typeof IconZoomIn; onClick: () => void }) {
  const { label, icon: Icon, onClick } = props
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  )
}
