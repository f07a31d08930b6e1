import {
  IconArrowDown,
  IconArrowUp,
  IconCursorText,
  IconFileDownload,
  IconFolderPlus,
  IconForms,
  IconPhotoPlus,
  IconPhotoStar,
  IconRefresh,
  IconSelectAll,
  IconSortAscendingNumbers,
  IconTableExport,
  IconTrash,
  IconZoomIn,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { EditView } from '../../../contract/edits.ts'
import { formatNames } from '../../../contract/items.ts'
import type { Action } from '../../app/actions/action.ts'
import { useActions } from '../../app/actions/use-actions.ts'
import { studio } from '../../app/studio.ts'
import { useCollection } from './item-queries.ts'
import { neighbourOf, stepTo } from './places.ts'
import { nothingSelected, select, selectAll, type Selection } from '../../ui/selection.ts'
import type { ImportOf } from './transfer/ImportDialog.tsx'

export interface ItemActions {
  /** For the screen's own menu, in this order. */
  list: readonly Action[]
  /** For the menu where the pointer asks for it: about what is selected, else about all. */
  here: readonly Action[]
  chooseFolder: () => void
  chooseFiles: () => void
}

/** What can be done with items: in the palette, the menu and on the screen. */
export function useItemActions(of: {
  projectId: string
  itemIds: readonly string[]
  order: readonly string[]
  onSelect: (selection: Selection) => void
  onEdit: (edit: EditView) => void
  onOpen: () => void
  onRename: () => void
  onBulkEdit: () => void
  onMoveTo: () => void
  onImport: (brought: ImportOf) => void
  onExport: (run: () => Promise<{ folder: string } | undefined>) => void
}): ItemActions {
  const { t } = useTranslation()
  const {
    projectId,
    itemIds,
    order,
    onSelect,
    onEdit,
    onOpen,
    onRename,
    onBulkEdit,
    onMoveTo,
    onImport,
    onExport,
  } = of
  const collection = useCollection(projectId).data
  const editable = collection?.published === false
  const some = editable && itemIds.length > 0
  const items = [...itemIds]

  const withFolder = async (then: (folder: string) => void): Promise<void> => {
    const folder = await studio.chooseFolder(undefined)
    if (folder !== undefined) then(folder)
  }
  /** One place to the front or back; the whole selection stays together. */
  const step = async (by: -1 | 1): Promise<void> => {
    const position = stepTo(await studio.findItems({ projectId, query: {} }), new Set(itemIds), by)
    if (position !== undefined) onEdit({ kind: 'move', items, position })
  }
  const chooseFolder = (): void => void withFolder((folder) => onImport({ folder }))
  const chooseFiles = async (): Promise<void> => {
    const files = await studio.chooseFiles(undefined)
    if (files.length > 0) onImport({ files })
  }

  const list: Action[] = [
    {
      id: 'items.open',
      label: t('items.preview'),
      icon: IconZoomIn,
      menu: { in: 'edit', group: 19 },
      enabled: itemIds.length === 1,
      run: onOpen,
    },
    {
      id: 'items.make-logo',
      label: t('items.makeLogo'),
      icon: IconPhotoStar,
      menu: { in: 'edit', group: 19 },
      enabled: editable && itemIds.length === 1,
      run: () => itemIds[0] !== undefined && onEdit({ kind: 'logo', item: itemIds[0] }),
    },
    {
      id: 'items.rename',
      label: t('items.rename'),
      icon: IconCursorText,
      shortcut: 'F2',
      menu: { in: 'edit', group: 20 },
      enabled: some,
      run: onRename,
    },
    {
      id: 'items.bulk-edit',
      label: t('items.bulkEdit'),
      icon: IconForms,
      shortcut: 'mod+E',
      menu: { in: 'edit', group: 20 },
      enabled: some,
      run: onBulkEdit,
    },
    {
      id: 'items.remove',
      label: t('items.remove', { count: itemIds.length }),
      icon: IconTrash,
      shortcut: 'Delete',
      menu: { in: 'edit', group: 20 },
      enabled: some,
      run: () => {
        onEdit({ kind: 'remove', items })
        const next = neighbourOf(order, new Set(itemIds))
        if (next !== undefined) onSelect(select(nothingSelected, order, next, 'one'))
      },
    },
    {
      id: 'items.forward',
      label: t('items.moveForward'),
      icon: IconArrowUp,
      shortcut: 'Alt+ArrowUp',
      menu: { in: 'edit', group: 20 },
      enabled: some,
      run: () => void step(-1),
    },
    {
      id: 'items.back',
      label: t('items.moveBack'),
      icon: IconArrowDown,
      shortcut: 'Alt+ArrowDown',
      menu: { in: 'edit', group: 20 },
      enabled: some,
      run: () => void step(1),
    },
    {
      id: 'items.move-to',
      label: t('items.moveTo'),
      icon: IconSortAscendingNumbers,
      shortcut: 'mod+Shift+M',
      menu: { in: 'edit', group: 20 },
      enabled: some,
      run: onMoveTo,
    },
    {
      id: 'items.import',
      label: t('transfer.importFolder'),
      icon: IconFolderPlus,
      shortcut: 'mod+I',
      menu: { in: 'file', group: 20 },
      enabled: editable,
      run: chooseFolder,
    },
    {
      id: 'items.import-files',
      label: t('transfer.importFiles'),
      icon: IconPhotoPlus,
      shortcut: 'mod+Shift+I',
      menu: { in: 'file', group: 20 },
      enabled: editable,
      run: () => void chooseFiles(),
    },
    {
      id: 'items.import-again',
      label: t('transfer.lookAgain'),
      icon: IconRefresh,
      shortcut: 'mod+Shift+R',
      menu: { in: 'file', group: 20 },
      enabled: editable && collection.hasFolder,
      run: () => studio.importAgain({ projectId }),
    },
    {
      id: 'items.save-files',
      label: t('transfer.saveFiles', { count: itemIds.length }),
      icon: IconFileDownload,
      menu: { in: 'file', group: 21 },
      enabled: itemIds.length > 0,
      run: () =>
        void withFolder((folder) =>
          onExport(() => studio.saveOriginals({ projectId, itemIds: items, folder })),
        ),
    },
    ...formatNames.map((format) => ({
      id: `items.export:${format}`,
      label: t('transfer.export', { format: t(`transfer.format.${format}`) }),
      icon: IconTableExport,
      menu: { in: 'file' as const, group: 21 },
      enabled: order.length > 0,
      run: () =>
        void withFolder((folder) => onExport(() => studio.exportItems({ projectId, folder, format }))),
    })),
  ]
  useActions([
    {
      id: 'items.select-all',
      label: t('items.selectAll'),
      icon: IconSelectAll,
      shortcut: 'mod+A',
      menu: { in: 'edit', group: 10 },
      enabled: order.length > 0,
      run: () => onSelect(selectAll(order)),
    },
    ...list,
  ])
  const isAbout = ({ id, menu }: Action): boolean => menu?.in === 'edit' || id === 'items.save-files'
  const here = list.filter((action) => isAbout(action) === itemIds.length > 0)
  return { list, here, chooseFolder, chooseFiles: () => void chooseFiles() }
}
