import { Button, Group, Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PlaceView } from '../../../contract/storage.ts'
import { useMoveStored } from '../../app/storage-queries.ts'
import { placeName } from './where-words.ts'

/** Asks whether the first place is to drop what the second then has. */
export function MoveDialog(props: {
  projectId: string
  from: PlaceView
  to: PlaceView
  onClose: () => void
  onError: (error: Error) => void
}) {
  const { t } = useTranslation()
  const move = useMoveStored()
  const { projectId, from, to, onClose, onError } = props
  const start = (leave: boolean): void => {
    move.mutate({ projectId, from: from.placeId, to: to.placeId, leave }, { onError })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('storage.moveTitle', { place: placeName(to, t) })}
      centered
      size={480}
    >
      <Text>{t('storage.moveText', { from: placeName(from, t), to: placeName(to, t) })}</Text>
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" onClick={() => start(false)}>
          {t('storage.copyYes')}
        </Button>
        <Button onClick={() => start(true)}>{t('storage.moveYes')}</Button>
      </Group>
    </Modal>
  )
}
