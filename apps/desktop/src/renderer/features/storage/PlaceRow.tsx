import { ActionIcon, Button, Menu, Table, Tooltip } from '@mantine/core'
import { IconCircleCheckFilled, IconCircleDashed, IconClockPause, IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaceView, StoredCollectionView } from '../../../contract/storage.ts'
import { useStatus } from '../../app/queries.ts'
import { useCheckStored, useLetGoEarlier, useStore, useUnpinStored } from '../../app/storage-queries.ts'
import { studio } from '../../app/studio.ts'
import { formatAgo } from '../../ui/format.ts'
import { useNow } from '../../ui/use-now.ts'
import { Confirm } from './Confirm.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { Sending } from './Sending.tsx'
import styles from './StorageScreen.module.css'
import { placeName, standingWords, type Standing } from './where-words.ts'

const glyphs = {
  proven: IconCircleCheckFilled,
  begun: IconClockPause,
  paused: IconClockPause,
  stale: IconClockPause,
  never: IconCircleDashed,
} as const

/** A place, as far as one collection is concerned. */
export function PlaceRow(props: {
  place: PlaceView
  collection: StoredCollectionView
  others: readonly PlaceView[]
  standing: Standing
  /** Other places through whose gateways it can be read back. */
  doors: readonly PlaceView[]
  onError: (error: Error | null) => void
}) {
  const { t, i18n } = useTranslation()
  const now = useNow(20_000)
  const { place, collection, standing, others, doors } = props
  const [asking, setAsking] = useState<
    { about: 'unpin' } | { about: 'earlier' } | { about: 'move'; to: PlaceView }
  >()
  const send = useStore()
  const check = useCheckStored()
  const unpin = useUnpinStored()
  const letGoEarlier = useLetGoEarlier()
  const staying = (unpin.data ?? letGoEarlier.data)?.staying ?? 0
  const there = { projectId: collection.projectId, placeId: place.placeId }
  const name = placeName(place, t)
  const earlier = collection.earlier.find(({ placeId }) => placeId === place.placeId)
  const { onError } = props
  const run = (action: typeof send): void => {
    onError(null)
    action.mutate(there, { onError })
  }
  const act = (): void => {
    if (standing.is === 'paused')
      return void studio.resumeTask({ taskId: standing.task.taskId }).catch(onError)
    run(standing.is === 'proven' ? check : send)
  }
  const isAwaited = useStatus(({ backend }) => backend === 'starting') === true && place.kind === 'workspace'
  const ready = collection.addresses !== undefined && !isAwaited
  const pending = [send, check, unpin, letGoEarlier].some(({ isPending }) => isPending)
  const words = standing.is === 'running' ? undefined : standingWords(standing, t, i18n.language)
  const Glyph = standing.is === 'running' ? undefined : glyphs[standing.is]

  return (
    <Table.Tr aria-label={name}>
      <Table.Td>
        <span className={styles['placeName']}>{name}</span>
        <span className={styles['note']}>{t(isAwaited ? 'status.starting' : `storage.${place.kind}`)}</span>
      </Table.Td>
      <Table.Td>
        {standing.is === 'running' && <Sending task={standing.task} />}
        {words && Glyph && (
          <span className={styles['standing']} data-standing={standing.is}>
            <Glyph size={15} className={styles['glyph'] ?? ''} />
            <span>
              {words.state}
              {standing.is === 'proven' && (
                <Tooltip label={new Date(standing.proof.verifiedAt).toLocaleString(i18n.language)}>
                  <span className={styles['quiet']}>
                    {' '}
                    {formatAgo(standing.proof.verifiedAt, now, i18n.language)}
                  </span>
                </Tooltip>
              )}
              {words.more?.map((line) => (
                <span key={line} className={styles['note']}>
                  {line}
                </span>
              ))}
              {earlier && (
                <span className={styles['note']}>{t('storage.earlier', { count: earlier.versions })}</span>
              )}
              {staying > 0 && (
                <span className={styles['note']}>{t('storage.staying', { count: staying })}</span>
              )}
            </span>
          </span>
        )}
      </Table.Td>
      <Table.Td>
        <span className={styles['rowActions']}>
          {standing.is === 'running' ? (
            <Button
              variant="default"
              size="compact-xs"
              onClick={() => void studio.pauseTask({ taskId: standing.task.taskId })}
            >
              {t('storage.pause')}
            </Button>
          ) : (
            <Button
              variant={standing.is === 'proven' ? 'default' : 'light'}
              size="compact-xs"
              loading={pending}
              disabled={!ready}
              onClick={act}
            >
              {t(`storage.${firstAction[standing.is]}`)}
            </Button>
          )}
          <Menu position="bottom-end" width={220} disabled={standing.is === 'running'}>
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                disabled={!ready || standing.is === 'running'}
                aria-label={t('storage.more', { place: name })}
              >
                <IconDots size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => run(send)}>{t('storage.sendAgain')}</Menu.Item>
              <Menu.Item onClick={() => run(check)}>{t('storage.check')}</Menu.Item>
              {doors.map((door) => (
                <Menu.Item
                  key={door.placeId}
                  onClick={() => {
                    onError(null)
                    check.mutate({ ...there, through: door.placeId }, { onError })
                  }}
                >
                  {t('storage.checkThrough', { place: placeName(door, t) })}
                </Menu.Item>
              ))}
              {others.map((to) => (
                <Menu.Item key={to.placeId} onClick={() => setAsking({ about: 'move', to })}>
                  {t('storage.moveTo', { place: placeName(to, t) })}
                </Menu.Item>
              ))}
              {earlier && (
                <Menu.Item onClick={() => setAsking({ about: 'earlier' })}>
                  {t('storage.letGoEarlier')}
                </Menu.Item>
              )}
              <Menu.Item color="var(--loss)" onClick={() => setAsking({ about: 'unpin' })}>
                {t('storage.letGo')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
        <Confirm
          opened={asking?.about === 'unpin'}
          title={t('storage.letGoTitle', { place: name })}
          text={t(place.kind === 'workspace' ? 'storage.letGoWorkspaceText' : 'storage.letGoText')}
          yes={t('storage.letGoYes')}
          no={t('storage.keep')}
          onClose={() => setAsking(undefined)}
          onYes={() => {
            setAsking(undefined)
            unpin.mutate(there, { onError })
          }}
        />
        <Confirm
          opened={asking?.about === 'earlier'}
          title={t('storage.letGoEarlierTitle', { place: name })}
          text={t('storage.letGoEarlierText', {
            versions: t('storage.versions', { count: earlier?.versions ?? 0 }),
            addresses: t('storage.addressCount', { count: earlier?.addresses ?? 0 }),
          })}
          yes={t('storage.letGoYes')}
          no={t('storage.keepThem')}
          onClose={() => setAsking(undefined)}
          onYes={() => {
            setAsking(undefined)
            letGoEarlier.mutate(there, { onError })
          }}
        />
        {asking?.about === 'move' && (
          <MoveDialog
            from={place}
            to={asking.to}
            projectId={collection.projectId}
            onClose={() => setAsking(undefined)}
            onError={onError}
          />
        )}
      </Table.Td>
    </Table.Tr>
  )
}

const firstAction = {
  proven: 'check',
  paused: 'goOn',
  begun: 'goOn',
  stale: 'sendAgain',
  never: 'send',
} as const
