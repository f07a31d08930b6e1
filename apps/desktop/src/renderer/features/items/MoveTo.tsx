import { Button, Group, Modal, NumberInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditView } from '../../../contract/edits.ts'
import { useItemIds } from './item-queries.ts'
import { placeFor } from './places.ts'

/** Moves the selected items to a number that is typed. */
export function MoveTo(props: {
  projectId: string
  itemIds: readonly string[]
  opened: boolean
  onClose: () => void
  onEdit: (edit: EditView) => void
}) {
  const { t } = useTranslation()
  const { itemIds, opened, onClose } = props
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="sm"
      title={t('items.moveToTitle', { count: itemIds.length })}
      closeButtonProps={{ 'aria-label': t('items.close') }}
    >
      <Fields {...props} />
    </Modal>
  )
}

function Fields(props: {
  projectId: string
  itemIds: readonly string[]
  onClose: () => void
  onEdit: (edit: EditView) => void
}) {
  const { t } = useTranslation()
  const { projectId, itemIds, onClose, onEdit } = props
  // All of them, whatever the screen shows.
  const { data: order } = useItemIds(projectId, {})
  const [number, setNumber] = useState<number | string>('')
  const moving = new Set(itemIds)
  const last = (order?.length ?? 0) - itemIds.length + 1
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!order || typeof number !== 'number') return
        onEdit({ kind: 'move', items: [...itemIds], position: placeFor(order, moving, number) })
        onClose()
      }}
    >
      <Stack gap="md">
        <NumberInput
          data-autofocus
          label={t('items.moveToNumber')}
          min={1}
          max={last}
          allowDecimal={false}
          clampBehavior="strict"
          value={number}
          onChange={setNumber}
        />
        <Text c="dimmed" size="xs">
          {t('items.moveToText', { last })}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('items.cancel')}
          </Button>
          <Button type="submit" disabled={!order || typeof number !== 'number'}>
            {t('items.moveToDo', { count: itemIds.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
