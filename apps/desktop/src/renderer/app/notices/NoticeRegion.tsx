import { Button, Notification } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './NoticeRegion.module.css'
import { notices, type Notice } from './notice-store.ts'

const looks = {
  done: { icon: IconCheck, color: 'verdigris', role: 'status' },
  news: { icon: IconInfoCircle, color: 'verdigris', role: 'status' },
  failed: { icon: IconAlertTriangle, color: 'red', role: 'alert' },
} as const

const READ_SECONDS = 12

/** The one place for what happened elsewhere: what failed, what is done. Only what is done goes by itself. */
export function NoticeRegion() {
  const { t } = useTranslation()
  const list = useSyncExternalStore(notices.subscribe, notices.list)
  return (
    <section
      className={styles['region']}
      aria-label={t('notices.label')}
      data-notices
      data-pane={list.length > 0 ? 'notices' : undefined}
    >
      {list.map((notice) => (
        <Entry key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function Entry({ notice: { id, kind, title, text, action } }: { notice: Notice }) {
  const { t } = useTranslation()
  const { icon: Icon, color, role } = looks[kind]
  const dismiss = (): void => notices.dismiss(id)
  useGoing(id, kind === 'done')
  return (
    <Notification
      role={role}
      className={styles['notice'] ?? ''}
      color={color}
      icon={<Icon size={16} />}
      title={title()}
      withBorder
      closeButtonProps={{ 'aria-label': t('ui.dismiss') }}
      onClose={dismiss}
      onKeyDown={(event) => {
        if (event.key === 'Escape') dismiss()
      }}
    >
      <div className={styles['body']}>
        <span className={styles['text']}>{text?.()}</span>
        {action && (
          <Button
            variant="default"
            onClick={() => {
              dismiss()
              action.run()
            }}
          >
            {action.label()}
          </Button>
        )}
      </div>
    </Notification>
  )
}

/** Takes a notice away after a while in which it could be read: not under the pointer, nor behind other windows. */
function useGoing(id: string, goes: boolean): void {
  useEffect(() => {
    if (!goes) return
    let left = READ_SECONDS
    const timer = setInterval(() => {
      const isRead =
        document.hasFocus() && !document.querySelector('[data-notices]:is(:hover, :focus-within)')
      if (isRead) left -= 1
      if (left === 0) notices.remove(id)
    }, 1_000)
    return () => clearInterval(timer)
  }, [id, goes])
}

/** Puts a notice while there is one to put, and takes it away when there is none or its screen is gone. */
export function useNotice(notice: Notice | undefined): void {
  const id = notice?.id
  const says = JSON.stringify([notice?.kind, notice?.title(), notice?.text?.()])
  // Of the same words nothing changes for who reads them.
  useEffect(() => {
    if (notice) notices.put(notice)
    return () => {
      if (id !== undefined) notices.remove(id)
    }
  }, [id, says])
}
