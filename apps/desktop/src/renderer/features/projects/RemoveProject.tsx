import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProjectView } from '../../../contract/models.ts'
import { useDeleteProject } from '../../app/queries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'

/** A loss interrupts: it says what goes and what stays. */
export function RemoveProject({
  project,
  onClose,
  onRemoved,
}: {
  project: ProjectView | undefined
  onClose: () => void
  onRemoved?: () => void
}) {
  const { t } = useTranslation()
  const remove = useDeleteProject()
  if (!project) return null
  const { projectId, name, itemCount } = project
  return (
    <Modal opened onClose={onClose} title={t('projects.removeTitle', { name })} centered size="sm">
      <Stack gap="md">
        <Text>{t('projects.removeText', { count: itemCount })}</Text>
        <ErrorNote error={remove.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('projects.keep')}
          </Button>
          <Button
            color="red"
            loading={remove.isPending}
            onClick={() =>
              remove.mutate(
                { projectId },
                {
                  onSuccess: () => {
                    onClose()
                    onRemoved?.()
                  },
                },
              )
            }
          >
            {t('projects.removeConfirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
