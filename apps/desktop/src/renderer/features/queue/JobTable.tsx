import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobView, QueuePausesView } from '../../../contract/models.ts'
import { Tick } from '../../ui/Tick.tsx'
import { useNow } from '../../ui/use-now.ts'
import type { QueueLine } from './job-groups.ts'
import { JobRow, placeOfRow } from './JobRow.tsx'
import styles from './JobTable.module.css'
import { useRoom } from './use-room.ts'
import type { JobChoice } from './job-choice.ts'
import { rowOfKey } from './row-of-key.ts'

const ROW = 40

/** Jobs with their state in words. Only those in view are drawn, however many there are. */
export function JobTable(props: {
  lines: readonly QueueLine[]
  label: string
  pauses: QueuePausesView | undefined
  /** A table without it only shows. */
  choice?: JobChoice
  /** What could not be done about one of them. It must stay the same function. */
  onError: (error: Error) => void
  /** What stands at the end of a project's line. */
  projectActions?: (projectId: string) => ReactNode
}) {
  const { t } = useTranslation()
  const now = useNow(1000)
  const scroller = useRef<HTMLDivElement>(null)
  const room = useRoom(scroller)
  const { lines, choice, pauses } = props
  const order = useMemo(() => lines.flatMap((line) => (line.is === 'job' ? [line.job.jobId] : [])), [lines])
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => keyOf(lines[index]),
    // A row is dear to make, and is made as soon as it comes in sight.
    overscan: 2,
  })
  const current = choice?.selection.focus
  useEffect(() => {
    const index = lines.findIndex((line) => line.is === 'job' && line.job.jobId === current)
    if (index >= 0) rows.scrollToIndex(index)
    // Only a move of the keyboard scrolls, not a change of the list.
  }, [current])

  const press = (event: KeyboardEvent): void => {
    if (!choice || event.target !== event.currentTarget) return
    const mod = event.ctrlKey || event.metaKey
    const to = rowOfKey(order, current, event.key)
    if (to !== undefined) choice.choose(to, event.shiftKey ? 'range' : 'one')
    else if (event.key === ' ' && current !== undefined) choice.choose(current, 'toggle')
    else if (mod && event.key.toLowerCase() === 'a') choice.chooseAll()
    else if (event.key === 'Escape') choice.clear()
    else return
    event.preventDefault()
  }
  const all = order.length > 0 && choice !== undefined && order.every((id) => choice.selection.ids.has(id))
  const some = (choice?.selection.ids.size ?? 0) > 0
  return (
    <div
      ref={scroller}
      className={styles['table']}
      data-choice={choice !== undefined}
      data-room={room}
      aria-label={props.label}
      aria-rowcount={lines.length + 1}
      {...(choice
        ? {
            role: 'grid',
            tabIndex: 0,
            'aria-multiselectable': true,
            'aria-activedescendant': current === undefined ? undefined : `job-${current}`,
            onKeyDown: press,
          }
        : { role: 'table' })}
    >
      <div role="rowgroup" className={styles['head']}>
        <div role="row" className={styles['row']}>
          {choice && (
            <span role="columnheader">
              <Tick
                label={t('queue.selectAll')}
                checked={all}
                indeterminate={some && !all}
                onChange={() => (all ? choice.clear() : choice.chooseAll())}
              />
            </span>
          )}
          <span role="columnheader">{t('queue.job')}</span>
          <span role="columnheader">{t('queue.state')}</span>
          <span role="columnheader" data-column="transaction">
            {t('queue.transaction')}
          </span>
          <span role="columnheader" data-column="changed">
            {t('queue.changed')}
          </span>
          <span role="columnheader" className={styles['end']}>
            {t('queue.actions')}
          </span>
        </div>
      </div>
      <div role="rowgroup" className={styles['body']} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ key, index, start }) => {
          const line = lines[index]
          if (!line) return null
          return line.is === 'project' ? (
            <div
              key={key}
              role="row"
              className={styles['project']}
              aria-label={line.name}
              {...placeOfRow(index + 2, start, ROW)}
            >
              <span role="gridcell" className={styles['projectName']}>
                {line.name}
                <span className={styles['quiet']}>
                  {t('queue.summary', { done: line.done, total: line.total })}
                </span>
              </span>
              <span role="gridcell">{props.projectActions?.(line.projectId)}</span>
            </div>
          ) : (
            <JobRow
              key={key}
              job={line.job}
              now={now}
              paused={isPaused(line.job, pauses)}
              row={index + 2}
              start={start}
              height={ROW}
              selected={choice?.selection.ids.has(line.job.jobId) === true}
              current={current === line.job.jobId}
              choose={choice?.choose}
              onError={props.onError}
            />
          )
        })}
      </div>
    </div>
  )
}

function keyOf(line: QueueLine | undefined): string {
  if (!line) return ''
  return line.is === 'job' ? line.job.jobId : `project ${line.projectId}`
}

function isPaused(job: JobView, pauses: QueuePausesView | undefined): boolean {
  return pauses !== undefined && (pauses.all || pauses.projectIds.includes(job.projectId))
}
