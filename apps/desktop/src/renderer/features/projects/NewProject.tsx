import { Button, Group, Modal, NumberInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectView, Standard } from '../../../contract/models.ts'
import { useCreateProject } from '../../app/queries.ts'
import { studio } from '../../app/studio.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'

/** A project with everything said at once; only its name must be. */
export function NewProject(props: {
  opened: boolean
  onClose: () => void
  onCreated: (project: ProjectView) => void
}) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('projects.newTitle')}
      size="md"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Fields {...props} />
    </Modal>
  )
}

function Fields({ onClose, onCreated }: { onClose: () => void; onCreated: (project: ProjectView) => void }) {
  const { t } = useTranslation()
  const create = useCreateProject()
  const [name, setName] = useState('')
  const [symbol, setSymbol] = useState('')
  const [standard, setStandard] = useState<Standard>('erc721')
  const [royalty, setRoyalty] = useState<number | string>(0)
  const [folder, setFolder] = useState<string>()

  const choose = async (): Promise<void> => {
    const chosen = await studio.chooseFolder(undefined)
    if (chosen === undefined) return
    setFolder(chosen)
    setName((now) => now || (chosen.split(/[/\\]/).findLast(Boolean) ?? ''))
  }
  const submit = (): void =>
    create.mutate(
      {
        name: name.trim(),
        standard,
        royaltyBps: Math.round(Number(royalty) * 100),
        ...(symbol.trim() !== '' && { symbol: symbol.trim() }),
        ...(folder !== undefined && { folder }),
      },
      {
        onSuccess: (project) => {
          onClose()
          if (project) onCreated(project)
        },
      },
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="md">
        <ErrorNote error={create.error} />
        <TextInput
          data-autofocus
          required
          label={t('projects.name')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div>
          <Text fw={500} mb={4} id="new-project-kind">
            {t('projects.kind')}
          </Text>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-labelledby="new-project-kind"
            value={standard}
            onChange={(value) => setStandard(value)}
            data={[
              { value: 'erc721', label: t('projects.kindOne') },
              { value: 'erc1155', label: t('projects.kindMany') },
            ]}
          />
          <Text c="dimmed" size="xs" mt={4}>
            {t(standard === 'erc721' ? 'projects.kindOneText' : 'projects.kindManyText')}
          </Text>
        </div>
        <Group grow align="flex-start">
          <TextInput
            label={t('projects.symbol')}
            description={t('projects.symbolText')}
            maxLength={20}
            value={symbol}
            onChange={(event) => setSymbol(event.currentTarget.value)}
          />
          <NumberInput
            label={t('projects.royalty')}
            description={t('projects.royaltyText')}
            min={0}
            max={100}
            decimalScale={2}
            suffix=" %"
            value={royalty}
            onChange={setRoyalty}
          />
        </Group>
        <div>
          <Text fw={500} mb={4}>
            {t('projects.pictures')}
          </Text>
          <Group gap="sm" wrap="nowrap">
            <Button variant="default" leftSection={<IconFolder size={15} />} onClick={() => void choose()}>
              {t('projects.chooseFolder')}
            </Button>
            <Text c="dimmed" size="xs" truncate="start">
              {folder ?? t('projects.noFolder')}
            </Text>
          </Group>
        </div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('projects.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
            {t('projects.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
