import { join } from 'node:path'
import type { TraitValuesView } from '../../../contract/items.ts'
import { isField, type ColumnMapping } from '../../../engine/metadata/types.ts'
import type { MethodContext } from '../context.ts'
import { singleFiles } from '../import-reports.ts'
import { importAsTask } from '../import-task.ts'
import type { EngineMethods, RequestMethods } from '../methods.ts'
import { listProblems, toProblem } from '../problems.ts'
import { itemView } from '../views.ts'
import { unlessStopped } from '../unless-stopped.ts'

type ItemRequest =
  | 'listItems'
  | 'findItems'
  | 'listTraits'
  | 'getCommonWords'
  | 'getTokenJson'
  | 'getCollection'
  | 'listProblems'
  | 'listNearDuplicates'
  | 'expectFiles'
  | 'importFolder'
  | 'importFiles'
  | 'getImports'
  | 'importAgain'
  | 'proposeMapping'
  | 'exportItems'

export function createItemMethods(
  context: MethodContext,
): RequestMethods<ItemRequest> & Pick<EngineMethods, 'listOriginals'> {
  const { studio, tasks } = context
  return {
    listItems({ projectId, offset, limit, query = {} }) {
      const { engine, dataDir } = studio()
      return engine.items.page(projectId, query, { offset, limit }).map((item) => itemView(dataDir, item))
    },

    findItems: ({ projectId, query }) => studio().engine.items.ids(projectId, query),

    listTraits({ projectId }) {
      const traits = new Map<string, TraitValuesView>()
      for (const { trait, value, count } of studio().engine.items.traitCounts(projectId)) {
        const known = traits.get(trait) ?? { trait, values: [] }
        known.values.push({ value, count })
        traits.set(trait, known)
      }
      for (const { values } of traits.values()) values.sort((a, b) => b.count - a.count)
      return [...traits.values()]
    },

    getCommonWords: ({ projectId, itemIds }) => studio().engine.items.common(projectId, itemIds),

    async getTokenJson({ projectId, position }) {
      const { engine } = studio()
      const json = await engine.metadata.tokenJson(projectId, position)
      const problems = await engine.metadata.checkToken(projectId, position)
      return { json, problems: problems.map((problem) => toProblem(problem, new Map())) }
    },

    getCollection({ projectId }) {
      const { engine } = studio()
      const { externalLink, nameTemplate, descriptionTemplate, ...words } =
        engine.getCollectionWords(projectId)
      return {
        ...words,
        externalLink: externalLink ?? undefined,
        nameTemplate: nameTemplate ?? undefined,
        descriptionTemplate: descriptionTemplate ?? undefined,
        published: engine.listJobs(projectId).length > 0,
        removed: engine.edits
          .removed(projectId)
          .map(({ itemId, sourceFile, name }) => ({ itemId, file: sourceFile, name })),
        hasFolder: Object.values(engine.media.sources(projectId)).some((some) => some.length > 0),
      }
    },

    listProblems: ({ projectId }) => listProblems(studio(), projectId),

    async listNearDuplicates({ projectId }) {
      const { engine, dataDir } = studio()
      const groups = await engine.media.nearDuplicates(projectId)
      return groups.map(({ items }) => {
        const itemIds = items.map(({ itemId }) => itemId)
        const found = engine.items.page(projectId, { itemIds }, { offset: 0, limit: 24 })
        return { items: found.map((item) => itemView(dataDir, item)) }
      })
    },

    expectFiles: () => studio().engine.expectFiles(),

    importFolder({ projectId, folder, mapping }) {
      studio().engine.getProject(projectId)
      void importAsTask(context, projectId, { folder, mapping: toMapping(mapping) })
    },

    importFiles({ projectId, files, mapping }) {
      studio().engine.getProject(projectId)
      void importAsTask(context, projectId, { files, mapping: toMapping(mapping) })
    },

    importAgain({ projectId }) {
      const { engine, reports } = studio()
      const known = reports.read(projectId)
      const mappingOf = (folder: string) =>
        toMapping(known.find((imported) => imported.folder === folder)?.mapping)
      const { folders, files } = engine.media.sources(projectId)
      for (const folder of folders) {
        void importAsTask(context, projectId, { folder, mapping: mappingOf(folder) })
      }
      if (files.length > 0) void importAsTask(context, projectId, { files, mapping: mappingOf(singleFiles) })
    },

    getImports: ({ projectId }) =>
      studio()
        .reports.read(projectId)
        .map(({ folder, at, counts, missing, skipped }) => ({
          ...{ folder: folder === singleFiles ? undefined : folder, at, ...counts },
          ...{ missing: missing.length, skipped: skipped.length },
        }))
        .sort((a, b) => (a.at < b.at ? 1 : -1)),

    async proposeMapping({ mapping, ...of }) {
      const { metadata } = studio().engine
      const from = 'folder' in of ? of.folder : of.files
      const proposal = await metadata.proposeMapping(from)
      if (!proposal) return undefined
      const proposed = Object.fromEntries(proposal.columns.map(({ column, field }) => [column, field]))
      const fields = { ...proposed, ...toMapping(mapping) }
      const rows = await metadata.previewMapping(from, fields)
      return {
        table: proposal.table,
        known: proposal.isKnown,
        named: proposal.isNamed,
        columns: proposal.columns.map((column) => ({
          ...column,
          field: fields[column.column] ?? column.field,
        })),
        rows: rows.map(({ file, name, description, attributes }) => ({
          file,
          name: name ?? '',
          description: description ?? '',
          traits: attributes.map(({ trait_type, value }) => ({ name: trait_type, value: String(value) })),
        })),
      }
    },

    listOriginals: ({ projectId, itemIds }) => studio().engine.items.originals(projectId, itemIds),

    async exportItems({ projectId, folder, format }) {
      const { engine } = studio()
      const { name } = engine.getProject(projectId)
      const day = new Date().toISOString().slice(0, 19).replace(/[T:]/g, '-')
      const safe = name.replace(/[^\p{L}\p{N} _-]/gu, '').trim() || 'Collection'
      const target = join(folder, `${safe} ${format} ${day}`)
      return unlessStopped(
        tasks.run(
          projectId,
          'export',
          async (onProgress, signal) => {
            await engine.metadata.exportFolder(projectId, target, format, { onProgress, signal })
            return { folder: target }
          },
          { method: 'exportItems', input: { projectId, folder, format } },
        ),
      )
    },
  }
}

function toMapping(mapping: Record<string, string> | undefined): ColumnMapping | undefined {
  return (
    mapping &&
    Object.fromEntries(
      Object.entries(mapping).flatMap(([column, field]) =>
        isField(field) ? [[column, field] as const] : [],
      ),
    )
  )
}
