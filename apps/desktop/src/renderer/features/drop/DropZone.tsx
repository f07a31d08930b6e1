import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconFolderDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectView } from '../../../contract/models.ts'
import { Failure } from '../../ui/Failure.tsx'
import { ImportDialog } from '../items/transfer/ImportDialog.tsx'
import styles from './DropZone.module.css'
import { isTable, kindOf, type Dropped } from './read-drop.ts'
import { useDrops, useOpenedFiles } from './use-drops.ts'
import { useTake } from './use-take.ts'

/** The whole window takes files, folders and project files; it says what will happen before they are let go. */
export function DropZone({ project }: { project: ProjectView | undefined }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<string>()
  const [unknown, setUnknown] = useState<string[]>()
  const [misfit, setMisfit] = useState(false)
  const take = useTake(project, setUnknown)

  const onDropped = ({ folders, projects, files }: Dropped): void => {
    const [folder, ...more] = folders
    const [file] = projects
    if (file !== undefined) return take.projectFile.mutate(file)
    // Alone, a table has nothing to describe where no project is open.
    if (files.length > 0 && !project && files.every(isTable)) return setMisfit(true)
    if (files.length > 0) take.files.mutate(files)
    if (folder === undefined) return
    if (project && files.length === 0 && more.length === 0) return setAsked(folder)
    for (const each of folders) take.folder.mutate({ folder: each, doing: project ? 'add' : 'new' })
  }
  const over = useDrops(onDropped)
  useOpenedFiles(take.projectFile.mutate)

  const failed = Object.values(take).find(({ error }) => error)
  const kind = kindOf(over ?? [])
  const said = { count: over?.length ?? 0, name: project?.name ?? '' }
  return (
    <>
      {over && (
        <div className={styles['overlay']} role="status">
          <div className={styles['card']}>
            <IconFolderDown size={32} stroke={1.25} />
            <p className={styles['title']}>{t('drop.title')}</p>
            <p className={styles['text']}>
              {project ? t(`drop.intoProject.${kind}`, said) : t(`drop.intoStudio.${kind}`, said)}
            </p>
          </div>
        </div>
      )}
      <Modal
        opened={asked !== undefined && project !== undefined}
        onClose={() => setAsked(undefined)}
        title={t('drop.question')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <Stack gap="md">
          <Text className={styles['path'] ?? ''}>{asked}</Text>
          <Group justify="flex-end" gap="xs">
            {(['layers', 'new', 'add'] as const).map((doing) => (
              <Button
                key={doing}
                variant={doing === 'add' ? 'filled' : 'default'}
                onClick={() => {
                  if (asked !== undefined) take.folder.mutate({ folder: asked, doing })
                  setAsked(undefined)
                }}
              >
                {t(`drop.${doing}`, { name: project?.name ?? '' })}
              </Button>
            ))}
          </Group>
        </Stack>
      </Modal>
      {project && (
        <ImportDialog
          projectId={project.projectId}
          brought={unknown && { files: unknown }}
          onClose={() => setUnknown(undefined)}
        />
      )}
      <Failure
        error={failed?.error ?? (misfit ? new Error(t('drop.misfit')) : null)}
        onClose={() => {
          failed?.reset()
          setMisfit(false)
        }}
      />
    </>
  )
}
