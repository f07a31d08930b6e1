import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import sharp from '@intaglio/shared/sharp'
import type { ItemView } from '../../src/contract/items.ts'
import type { ProjectView, Standard } from '../../src/contract/models.ts'
import { writeLayers } from './layers.ts'
import type { RunningStudio } from './running-studio.ts'

export interface ProjectOptions {
  /** How many pictures are made for it, each with a name and three traits. 6 unless said. */
  items?: number
  /** A folder to import in their place. */
  folder?: string
  /** Opens a folder of layers and draws `items` out of them. */
  layers?: boolean
  standard?: Standard
}

export interface Project {
  projectId: string
  name: string
  /** Where its pictures or layers came from. */
  folder: string
  /** Opens one of its screens, as a person does. */
  open(screen?: 'Items' | 'Generate' | 'Traits' | 'Publish'): Promise<void>
  view(): Promise<ProjectView>
  items(): Promise<ItemView[]>
  /** Gives all its items a trait, so that their addresses want computing again. */
  setTrait(name: string, value: string): Promise<void>
}

/**
 * Makes a project through the window's own bridge, and waits until everything of it is read and has an address.
 * @param scratch a folder of the test's own
 */
export async function createProject(
  studio: RunningStudio,
  scratch: string,
  name: string,
  options: ProjectOptions = {},
): Promise<Project> {
  const count = options.items ?? 6
  const folder = options.folder ?? join(scratch, name)
  if (options.folder === undefined) await (options.layers ? writeLayers(folder) : writeItems(folder, count))

  // A folder is opened only after a person chose it.
  await studio.willChooseFolder(folder)
  const { projectId } = options.layers
    ? await drawLayers(studio, folder, count)
    : await importItems(studio, folder, name, options.standard)

  const view = (): Promise<ProjectView> =>
    studio.page.evaluate(async (id) => {
      const projects = await window.intaglio.listProjects(undefined)
      const found = projects.ok ? projects.value.find((project) => project.projectId === id) : undefined
      if (!found) throw new Error(`There is no project ${id}.`)
      return found
    }, projectId)
  // Without items nothing has been read yet, and there is no task to wait for.
  const itemCount = expect.poll(async () => (await view()).itemCount, { timeout: 150_000 })
  await (options.folder === undefined ? itemCount.toBe(count) : itemCount.toBeGreaterThan(0))
  await isIdle(studio, projectId)
  const shown = (await view()).name
  return {
    projectId,
    name: shown,
    folder,
    view,
    async open(screen = 'Items') {
      const { page } = studio
      await page
        .getByRole('navigation', { name: 'Sections' })
        .getByRole('button', { name: 'Projects' })
        .click()
      await page
        .getByRole('list', { name: 'Projects' })
        .getByRole('button', { name: shown, exact: true })
        .click()
      const screens = page.getByRole('navigation', { name: 'Screens of the project' })
      await screens.getByRole('button', { name: screen, exact: true }).click()
      await expect(screens.getByRole('button', { name: screen, exact: true })).toHaveAttribute(
        'aria-current',
        'page',
      )
    },
    items: () =>
      studio.page.evaluate(async (id) => {
        const answer = await window.intaglio.listItems({ projectId: id, offset: 0, limit: 500 })
        if (!answer.ok) throw new Error(JSON.stringify(answer.error))
        return answer.value
      }, projectId),
    setTrait: (traitName, value) =>
      studio.page.evaluate(
        async ({ id, trait }) => {
          const answer = await window.intaglio.edit({
            projectId: id,
            edit: { kind: 'setTrait', items: 'all', trait },
          })
          if (!answer.ok) throw new Error(JSON.stringify(answer.error))
        },
        { id: projectId, trait: { name: traitName, value } },
      ),
  }
}

function importItems(
  { page }: RunningStudio,
  folder: string,
  name: string,
  standard: Standard | undefined,
): Promise<ProjectView> {
  return page.evaluate(
    async (input) => {
      await window.intaglio.chooseFolder(undefined)
      const made = await window.intaglio.createProject(input)
      if (!made.ok || !made.value) throw new Error(JSON.stringify(made))
      return made.value
    },
    { folder, name, ...(standard && { standard }) },
  )
}

function drawLayers({ page }: RunningStudio, folder: string, count: number): Promise<{ projectId: string }> {
  return page.evaluate(
    async (input) => {
      const { intaglio } = window
      await intaglio.chooseFolder(undefined)
      const opened = await intaglio.openLayers({ folder: input.folder })
      if (!opened.ok) throw new Error(JSON.stringify(opened.error))
      const { projectId } = opened.value
      await intaglio.updateRecipe({ projectId, change: { count: input.count } })
      const drawn = await intaglio.generate({ projectId })
      if (!drawn.ok) throw new Error(JSON.stringify(drawn.error))
      return { projectId }
    },
    { folder, count },
  )
}

/** Waits until no task of the project runs. */
async function isIdle({ page }: RunningStudio, projectId: string): Promise<void> {
  const running = (): Promise<boolean> =>
    page.evaluate(async (id) => {
      const status = await window.intaglio.getStatus(undefined)
      return status.ok && status.value.tasks.some((task) => task.projectId === id)
    }, projectId)
  await expect.poll(running, { timeout: 150_000 }).toBe(false)
}

const inks = ['Sepia', 'Verdigris', 'Prussian', 'Madder'] as const
const papers = ['Laid', 'Wove', 'Vellum'] as const

/** Small pictures that differ, with names and traits in a table beside them. */
export async function writeItems(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  const rows = ['file,name,description,Ink,Paper,Year']
  for (let index = 1; index <= count; index += 1) {
    const background = { r: (index * 53) % 256, g: (index * 97) % 256, b: Math.floor(index / 7) % 256 }
    const file = `${String(index).padStart(5, '0')}.png`
    await sharp({ create: { width: 64, height: 64, channels: 3, background } })
      .png()
      .toFile(join(folder, file))
    const traits = [inks[index % inks.length], papers[index % papers.length], 1800 + (index % 90)]
    rows.push([file, `Plate ${index}`, `The plate number ${index}.`, ...traits].join(','))
  }
  await writeFile(join(folder, 'metadata.csv'), `${rows.join('\n')}\n`)
}
