import { IntaglioError, say } from '@intaglio/shared'
import path from 'node:path'
import { artFiles } from '../generate/art.ts'
import { recipeSchema } from '../generate/recipe.ts'
import type { ProjectTables, Row } from '../store/project-rows.ts'

/** The recipe's pictures, relative to their folder; none without a recipe. */
export function layerFilesOf(tables: ProjectTables): { folder: string; files: string[] } | undefined {
  const body = tables.get('recipes')?.[0]?.['body']
  if (typeof body !== 'string') return undefined
  const recipe = recipeSchema.parse(JSON.parse(body))
  const image = recipe.placeholder?.image
  const files = new Set([...artFiles(recipe), ...(image === undefined ? [] : [image])])
  return { folder: recipe.layersFolder, files: [...files].filter(isWithin) }
}

/** Recipes draw from another folder now, those of the history too. */
export function relocate(tables: ProjectTables, folder: string): ProjectTables {
  const moved = (table: string, value: Row[string] | undefined): string =>
    JSON.stringify(JSON.parse(String(value)), (key, each: unknown) => {
      if (key === 'layersFolder') return folder
      if ((key === 'file' || key === 'image') && typeof each === 'string' && !isWithin(each)) {
        // What was once drawn with holds nothing up: it is missing there, and the recipe says so.
        if (table === 'edits') return path.win32.basename(each)
        throw new IntaglioError(say`"${{ file: each }}" is no file of the layers’ folder.`, {
          code: 'ARCHIVE_DAMAGED',
        })
      }
      // An edit keeps a recipe as text.
      if (table === 'edits' && key === 'body' && typeof each === 'string') return moved(table, each)
      return each
    })
  const columns: Partial<Record<string, string>> = { recipes: 'body', generations: 'recipe', edits: 'change' }
  return new Map(
    [...tables].map(([table, rows]) => {
      const column = columns[table]
      return [
        table,
        column === undefined ? rows : rows.map((row) => ({ ...row, [column]: moved(table, row[column]) })),
      ]
    }),
  )
}

/** Whether a relative path stays in the folder it is relative to. */
export function isWithin(file: string): boolean {
  return !path.isAbsolute(file) && !/^[A-Za-z]:/.test(file) && !file.split(/[/\\]/).includes('..')
}
