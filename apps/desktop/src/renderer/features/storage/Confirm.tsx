import { Button, Group, Modal, Text } from '@mantine/core'

/** Interrupts before a loss: what it touches, and two ways out. */
export function Confirm(props: {
  opened: boolean
  title: string
  text: string
  yes: string
  no: string
  onYes: () => void
  onClose: () => void
}) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} centered size={440}>
      <Text>{props.text}</Text>
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" data-autofocus onClick={props.onClose}>
          {props.no}
        </Button>
        <Button color="red" onClick={props.onYes}>
          {props.yes}
        </Button>
      </Group>
    </Modal>
  )
}
