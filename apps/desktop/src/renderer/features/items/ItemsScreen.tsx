import { Alert, Button, Menu } from '@mantine/core'
import { useDebouncedValue, useLocalStorage } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditView } from '../../../contract/edits.ts'
import { ActionItems } from '../../app/actions/ActionItems.tsx'
import { useProblems, useProject, useStatus } from '../../app/queries.ts'
import { useRoute } from '../../app/route.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { SplitPane } from '../../ui/SplitPane.tsx'
import { BulkEdit } from './bulk/BulkEdit.tsx'
import { ImportNote } from './ImportNote.tsx'
import { CollectionInspector } from './inspector/CollectionInspector.tsx'
import inspectorStyles from './inspector/Inspector.module.css'
import { ItemInspector } from './inspector/ItemInspector.tsx'
import { ManyInspector } from './inspector/ManyInspector.tsx'
import { isByNumber, isFiltered, queryOf, useItemFilter } from './item-filter.ts'
import { useCollection, useEdit, useItem, useItemIds } from './item-queries.ts'
import styles from './ItemsScreen.module.css'
import { ItemTools } from './ItemTools.tsx'
import { MoveTo } from './MoveTo.tsx'
import { ProblemsScreen } from './problems/ProblemsScreen.tsx'
import { keepOnly, nothingSelected, select, type Selection } from '../../ui/selection.ts'
import { ImportDialog, type ImportOf } from './transfer/ImportDialog.tsx'
import { useDragOut } from './use-drag-out.ts'
import { useItemActions } from './use-item-actions.ts'
import { useRename } from './use-rename.ts'
import { ItemGrid } from './view/ItemGrid.tsx'
import { ItemTable } from './view/ItemTable.tsx'
import { MediumViewer } from './viewer/MediumViewer.tsx'

const noIds: readonly string[] = []

/** A project's items: found, looked at and changed. */
export function ItemsScreen({ projectId, section }: { projectId: string; section: 'all' | 'problems' }) {
  const { go } = useRoute()
  const [selection, setSelection] = useState(nothingSelected)
  const show = (itemId?: string): void => {
    setSelection(itemId === undefined ? nothingSelected : select(nothingSelected, [itemId], itemId, 'one'))
    go({ screen: 'items', projectId, section: 'all' })
  }
  return section === 'problems' ? (
    <ProblemsScreen projectId={projectId} onShow={show} />
  ) : (
    <AllItems projectId={projectId} selected={selection} onSelect={setSelection} />
  )
}

function AllItems(props: {
  projectId: string
  selected: Selection
  onSelect: (selection: Selection) => void
}) {
  const { projectId, onSelect } = props
  const { t } = useTranslation()
  const project = useProject(projectId)
  const importing = useStatus(({ tasks }) =>
    tasks.some((task) => task.projectId === projectId && task.stage !== 'address'),
  )
  const problems = useProblems(projectId).data
  const problemCounts = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { itemId } of problems ?? [])
      if (itemId !== undefined) counts.set(itemId, (counts.get(itemId) ?? 0) + 1)
    return counts
  }, [problems])
  const [filter, setFilter] = useItemFilter(projectId)
  const [text] = useDebouncedValue(filter.text, 120)
  const query = useMemo(
    () => queryOf({ ...filter, text }, filter.problems ? [...problemCounts.keys()] : noIds),
    [filter, text, problemCounts],
  )
  const found = useItemIds(projectId, query)
  const order = found.data ?? noIds
  const selection = useMemo(() => keepOnly(props.selected, order), [props.selected, order])
  const [view, setView] = useLocalStorage<'grid' | 'table'>({
    key: 'intaglio.items.view',
    defaultValue: 'grid',
  })
  const [tileSize, setTileSize] = useLocalStorage({ key: 'intaglio.items.tile', defaultValue: 150 })
  const [isOpen, setOpen] = useState(false)
  const [isBulk, setBulk] = useState(false)
  const [isMoving, setMoving] = useState(false)
  const [brought, setBrought] = useState<ImportOf>()
  const edit = useEdit(projectId)
  const dragOut = useDragOut(projectId)
  const published = useCollection(projectId).data?.published === true
  const exported = useMutation({ mutationFn: (run: () => Promise<{ folder: string } | undefined>) => run() })
  const openViewer = useCallback(() => setOpen(true), [])

  const only = selection.ids.size === 1 ? [...selection.ids][0] : undefined
  const item = useItem(projectId, isOpen ? selection.focus : only)
  const itemIds = useMemo(() => order.filter((itemId) => selection.ids.has(itemId)), [order, selection])
  const { rename, nameField } = useRename(itemIds.length > 1 || (only !== undefined && item?.itemId === only))
  const onEdit = (change: EditView): void => edit.mutate(change)
  const step = (by: 1 | -1): void => {
    const next = order[order.indexOf(selection.focus ?? '') + by]
    if (next !== undefined) onSelect(select(selection, order, next, 'one'))
  }
  const actions = useItemActions({
    ...{ projectId, itemIds, order, onSelect, onEdit },
    onOpen: openViewer,
    onRename: rename,
    onBulkEdit: () => setBulk(true),
    onMoveTo: () => setMoving(true),
    onImport: setBrought,
    onExport: exported.mutate,
  })
  if (!project) return null

  const failed = [edit, exported, dragOut].find(({ error }) => error)
  const list = {
    ...{ projectId, query, order, selection, onSelect, problems: problemCounts },
    label: t('items.list', { name: project.name }),
    onOpen: openViewer,
    dragging: {
      refusal: published ? t('items.published') : isByNumber(filter) ? undefined : t('items.dragRefused'),
      move: (moved: readonly string[], position: number) =>
        onEdit({ kind: 'move', items: [...moved], position }),
      takeOut: dragOut.mutate,
    },
  }
  const shown =
    project.itemCount === 0 ? (
      <EmptyState
        title={importing ? t('items.importing') : t('items.empty')}
        {...(!importing && {
          // Only files can be left out; a collection has problems of its own before it has any.
          text: problems?.some(({ file }) => file !== undefined) ? t('items.emptyText') : t('items.emptyHow'),
          actions: (
            <>
              <Button onClick={actions.chooseFolder}>{t('transfer.importFolder')}</Button>
              <Button variant="default" onClick={actions.chooseFiles}>
                {t('transfer.importFiles')}
              </Button>
            </>
          ),
        })}
      />
    ) : order.length === 0 && isFiltered(filter) && found.isSuccess && !found.isPlaceholderData ? (
      <EmptyState
        art={false}
        title={t('items.nothingFound')}
        text={t('items.nothingFoundText')}
        actions={
          <Button variant="default" onClick={() => setFilter({ text: '', traits: [], problems: false })}>
            {t('items.showAll')}
          </Button>
        }
      />
    ) : view === 'grid' ? (
      <ItemGrid {...list} tileSize={tileSize} />
    ) : (
      <ItemTable {...list} filter={filter} onSort={setFilter} />
    )

  return (
    <Screen
      title={t('items.title')}
      aside={
        isFiltered(filter)
          ? t('items.foundOf', { count: order.length, of: project.itemCount })
          : t('projects.items', { count: project.itemCount })
      }
      actions={
        <ItemTools
          {...{ filter, view, tileSize, actions }}
          onFilter={setFilter}
          onView={setView}
          onTileSize={setTileSize}
          selected={itemIds.length}
          hasProblems={problemCounts.size > 0}
        />
      }
    >
      <SplitPane
        id="inspector"
        pane={
          <aside
            className={inspectorStyles['inspector']}
            aria-label={t('items.inspector')}
            data-pane="inspector"
          >
            {itemIds.length > 1 ? (
              <ManyInspector
                {...{ projectId, itemIds, onEdit, nameField }}
                onBulkEdit={() => setBulk(true)}
              />
            ) : item && only !== undefined ? (
              <ItemInspector
                {...{ projectId, item, onEdit, nameField }}
                onOpen={openViewer}
                onTakeOut={dragOut.mutate}
              />
            ) : (
              <CollectionInspector {...{ projectId, onEdit }} />
            )}
          </aside>
        }
      >
        <div className={styles['work']}>
          {failed?.error && (
            <div className={styles['note']}>
              <ErrorNote error={failed.error} onDismiss={failed.reset} />
            </div>
          )}
          <Menu position="bottom-start" offset={0}>
            <Menu.ContextMenu>
              <div className={styles['list']}>{shown}</div>
            </Menu.ContextMenu>
            <Menu.Dropdown>
              <ActionItems actions={actions.here} />
            </Menu.Dropdown>
          </Menu>
          <ImportNote projectId={projectId} className={styles['note']} />
          {exported.data && (
            <Alert
              className={styles['note'] ?? ''}
              role="status"
              color="verdigris"
              withCloseButton
              closeButtonLabel={t('ui.dismiss')}
              onClose={exported.reset}
            >
              {t('transfer.exported', { folder: exported.data.folder })}
            </Alert>
          )}
        </div>
      </SplitPane>
      <MediumViewer
        item={item}
        opened={isOpen}
        at={order.indexOf(selection.focus ?? '') + 1}
        of={order.length}
        onClose={() => setOpen(false)}
        onStep={step}
      />
      <BulkEdit {...{ projectId, itemIds }} opened={isBulk} onClose={() => setBulk(false)} />
      <MoveTo {...{ projectId, itemIds, onEdit }} opened={isMoving} onClose={() => setMoving(false)} />
      <ImportDialog {...{ projectId, brought }} onClose={() => setBrought(undefined)} />
    </Screen>
  )
}
