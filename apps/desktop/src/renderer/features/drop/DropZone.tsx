import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconFolderDown } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectView } from '../../../contract/models.ts'
import { useRoute } from '../../app/route.tsx'
import { studio } from '../../app/studio.ts'
import { Failure } from '../../ui/Failure.tsx'
import styles from './DropZone.module.css'
import { readDrop, type Dropped } from './read-drop.ts'

type Doing = 'new' | 'add' | 'layers'

/** The whole window takes folders and project files; it says what will happen before they are let go. */
export function DropZone({ project }: { project: ProjectView | undefined }) {
  const { t } = useTranslation()
  const { go } = useRoute()
  const queries = useQueryClient()
  const [over, setOver] = useState(false)
  const [asked, setAsked] = useState<string>()

  const take = useMutation({
    mutationFn: async ({ folder, doing }: { folder: string; doing: Doing }): Promise<void> => {
      setAsked(undefined)
      const projectId = project?.projectId
      if (doing === 'layers') {
        const opened = await studio.openLayers({ folder, ...(projectId !== undefined && { projectId }) })
        go({ screen: 'generate', projectId: opened.projectId })
      } else if (doing === 'add' && projectId !== undefined) {
        await studio.importFolder({ projectId, folder })
        go({ screen: 'items', projectId, section: 'all' })
      } else {
        const made = await studio.createProject({ folder })
        go({ screen: 'items', projectId: made.projectId, section: 'all' })
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['projects'] }),
  })
  const open = useMutation({
    mutationFn: (file: string) => studio.openProjectFile({ file }),
    onSuccess: (opened) => opened && go({ screen: 'items', projectId: opened.projectId, section: 'all' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['projects'] }),
  })
  const [misfit, setMisfit] = useState(false)

  const onDropped = (dropped: Dropped): void => {
    if (dropped.kind === 'project') open.mutate(dropped.path)
    else if (dropped.kind === 'folder' && project === undefined)
      take.mutate({ folder: dropped.path, doing: 'new' })
    else if (dropped.kind === 'folder') setAsked(dropped.path)
    else setMisfit(true)
  }
  useDrops(setOver, onDropped)
  useOpenedFiles(open.mutate)

  return (
    <>
      {over && (
        <div className={styles['overlay']} role="status">
          <div className={styles['card']}>
            <IconFolderDown size={32} stroke={1.25} />
            <p className={styles['title']}>{t('drop.title')}</p>
            <p className={styles['text']}>
              {project ? t('drop.intoProject', { name: project.name }) : t('drop.intoStudio')}
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
                onClick={() => asked !== undefined && take.mutate({ folder: asked, doing })}
              >
                {t(`drop.${doing}`, { name: project?.name ?? '' })}
              </Button>
            ))}
          </Group>
        </Stack>
      </Modal>
      <Failure
        error={take.error ?? open.error ?? (misfit ? new Error(t('drop.misfit')) : null)}
        onClose={() => {
          take.reset()
          open.reset()
          setMisfit(false)
        }}
      />
    </>
  )
}

/** Takes project files that a person opened in the system. */
function useOpenedFiles(take: (file: string) => void): void {
  useEffect(() => {
    const look = async (): Promise<void> => (await studio.takeOpenedFiles(undefined)).forEach(take)
    void look()
    return window.intaglio.subscribe((event) => {
      if (event.type === 'opened-files') void look()
    })
  }, [take])
}

/** Follows files that are dragged over the window. What a screen takes for itself is not heard of here. */
function useDrops(setOver: (over: boolean) => void, onDropped: (dropped: Dropped) => void): void {
  useEffect(() => {
    let depth = 0
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      depth += 1
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const allow = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      depth = 0
      setOver(false)
      if (event.defaultPrevented || !hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      void readDrop(event.dataTransfer).then((dropped) => dropped && onDropped(dropped))
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', drop)
    }
  })
}
