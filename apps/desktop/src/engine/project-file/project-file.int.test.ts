// Real: SQLite, the sample collection's pictures, saved projects on disk. No backend: everything here works offline.
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { create } from 'tar'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeLayers } from '../generate/testing/layers.ts'
import { openEngine } from '../index.ts'
import { addFunctions, migrate } from '../store/database.ts'
import { staying, travelling } from '../store/project-rows.ts'
import type { Engine } from '../types.ts'

const slow = 120_000
const sample = path.resolve(import.meta.dirname, '../../../../../resources/sample-collection')

describe('a saved project', () => {
  let folder: string
  const open: Engine[] = []
  beforeEach(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'intaglio-project-file-'))))
  afterEach(async () => {
    for (const engine of open.splice(0)) await engine.close()
    await rm(folder, { recursive: true, force: true })
  })

  const engineIn = (name: string): Engine => {
    const refuse = () => Promise.reject(new Error('No wallet.'))
    const engine = openEngine({
      dataDir: path.join(folder, name),
      workspace: {
        graphqlUrl: 'http://127.0.0.1:9/graphql',
        graphqlWsUrl: 'ws://127.0.0.1:9/graphql',
        ipfsGatewayUrl: 'http://127.0.0.1:9',
      },
      wallet: { account: refuse, signMessage: refuse, sendTransaction: refuse },
      runQueue: false,
    })
    open.push(engine)
    return engine
  }
  const filled = async (engine: Engine): Promise<string> => {
    const { projectId } = engine.createProject({ name: 'Sampler', symbol: 'SMP', royaltyBps: 500 })
    await engine.importFolder(projectId, sample)
    engine.edits.apply(projectId, {
      kind: 'setTrait',
      items: 'all',
      trait: { trait_type: 'Press', value: 'Star' },
    })
    await engine.computeAddresses(projectId)
    return projectId
  }
  /** Items without what is this computer's: their ids and paths. */
  const itemsOf = (engine: Engine, projectId: string) =>
    engine
      .listItems(projectId, { offset: 0, limit: 100 })
      .map(({ itemId: _, thumbnail, variant, published, ...item }) => ({
        ...item,
        files: [thumbnail, variant, published].map((file) => path.basename(file)),
      }))

  it.each(['file', 'folder'] as const)(
    'as one %s is opened elsewhere as it was: items, edits, addresses',
    async (form) => {
      const here = engineIn('here')
      const there = engineIn('there')
      const projectId = await filled(here)
      const target = path.join(folder, 'sampler.intaglio')
      const seen: number[] = []
      const saved = await here.projectFiles.save(
        projectId,
        { target, form },
        { onProgress: ({ done }) => seen.push(done) },
      )
      // The sample has 24 pictures, and a picture and a thumbnail made of each.
      expect(saved.files).toBeGreaterThan(72)
      expect(seen.at(-1)).toBe(new Set(seen).size)
      expect(seen.at(-1)).toBeGreaterThanOrEqual(72)
      expect((await stat(target)).isDirectory()).toBe(form === 'folder')

      const opened = await there.projectFiles.open(target)
      const { name, symbol, royaltyBps, itemCount } = here.getProject(projectId)
      expect(opened).toMatchObject({ name, symbol, royaltyBps, itemCount })
      expect(itemsOf(there, opened.projectId)).toEqual(itemsOf(here, projectId))
      const roots = (engine: Engine, id: string) => {
        const { metadataRoot, imagesRoot, contractMetadataCid } = engine.getAddresses(id) ?? {}
        return { metadataRoot, imagesRoot, contractMetadataCid }
      }
      expect(roots(there, opened.projectId)).toEqual(roots(here, projectId))
      expect(roots(there, opened.projectId).metadataRoot).toMatch(/^bafy/)

      // The edit that was made before can be undone there.
      expect(there.edits.undo(opened.projectId)).toMatchObject({ label: 'setTrait', count: 24 })
      expect(itemsOf(there, opened.projectId)[0]?.attributes).not.toContainEqual({
        trait_type: 'Press',
        value: 'Star',
      })
    },
    slow,
  )

  it(
    'carries its layers: the recipe draws the same elsewhere',
    async () => {
      const here = engineIn('here')
      const there = engineIn('there')
      const art = path.join(folder, 'art')
      await writeLayers(art)
      const { projectId } = here.createProject({ name: 'Moons', symbol: 'MOON' })
      const { size, layers, rules } = await here.generate.readLayers(art)
      here.generate.setRecipe(projectId, { layersFolder: art, size, layers, rules, count: 5 })
      await here.generate.generate(projectId)
      const five = itemsOf(here, projectId)
      here.generate.setRecipe(projectId, { layersFolder: art, size, layers, rules, count: 4 })
      await here.generate.generate(projectId)
      const file = path.join(folder, 'moons.intaglio')
      await here.projectFiles.save(projectId, { target: file, form: 'file' })
      await rm(art, { recursive: true })
      expect(await readFile(file, 'latin1')).not.toContain(folder)

      const { projectId: moved } = await there.projectFiles.open(file)
      expect(itemsOf(there, moved)).toMatchObject(
        itemsOf(here, projectId).map(({ name, bytes }) => ({ name, bytes })),
      )
      expect(there.generate.getRecipe(moved)?.layersFolder).toContain(moved)
      expect((await there.generate.check(moved)).feasible).toBe(true)
      const previews = []
      for await (const token of there.generate.preview(moved, { count: 3 })) previews.push(token.name)
      expect(previews).toHaveLength(3)

      // The drawing before and its recipe are in the history.
      expect(there.edits.undo(moved)).toMatchObject({ label: 'generation', count: 4 })
      expect(itemsOf(there, moved)).toMatchObject(five.map(({ name, bytes }) => ({ name, bytes })))
      expect(there.edits.undo(moved)).toMatchObject({ label: 'recipe' })
      expect(there.generate.getRecipe(moved)?.layersFolder).toContain(moved)
      expect(there.generate.progress(moved)).toEqual({ tokens: 5, done: 5, current: true })
    },
    slow,
  )

  it(
    'holds nothing secret, and a duplicate stands by itself',
    async () => {
      const here = engineIn('here')
      const projectId = await filled(here)
      const copy = await here.projectFiles.duplicate(projectId, 'Sampler, second state')
      expect(copy).toMatchObject({ name: 'Sampler, second state', itemCount: 24 })
      await here.deleteProject(projectId)
      await here.computeAddresses(copy.projectId)
      expect(here.edits.undo(copy.projectId)).toMatchObject({ count: 24 })

      const dataDir = path.join(folder, 'here')
      const db = new Database(path.join(dataDir, 'intaglio.sqlite'))
      db.prepare(
        `insert into sessions values ('http://x', 'a', 'u', 'SECRET-ACCESS', 'SECRET-REFRESH', 'never')`,
      ).run()
      db.close()
      const file = path.join(folder, 'copy.intaglio')
      await here.projectFiles.save(copy.projectId, { target: file, form: 'file' })
      const bytes = await readFile(file, 'latin1')
      expect(bytes).toContain('intaglio-project')
      expect(bytes).not.toContain('SECRET')
      expect(bytes).not.toContain(folder)
    },
    slow,
  )

  it(
    'is refused where it is none, or damaged, and leaves nothing behind',
    async () => {
      const here = engineIn('here')
      const projectId = await filled(here)
      const file = path.join(folder, 'sampler.intaglio')
      await here.projectFiles.save(projectId, { target: file, form: 'file' })
      const there = engineIn('there')
      const refused = async (bytes: Buffer, code: string) => {
        const bad = path.join(folder, 'bad.intaglio')
        await writeFile(bad, bytes)
        await expect(there.projectFiles.open(bad)).rejects.toMatchObject({ code })
        expect(there.listProjects()).toEqual([])
        expect(await readdir(path.join(folder, 'there', 'projects')).catch(() => [])).toEqual([])
      }
      const whole = await readFile(file)
      await refused(Buffer.from('no project'), 'NOT_A_PROJECT')
      await refused(whole.subarray(0, whole.length >> 1), 'ARCHIVE_DAMAGED')
      // One byte of a picture.
      const flipped = Buffer.from(whole)
      const at = flipped.indexOf('originals/') + 4096
      flipped[at] = (flipped[at] ?? 0) ^ 1
      await refused(flipped, 'ARCHIVE_DAMAGED')
    },
    slow,
  )

  it(
    'goes into no folder that holds something, and comes out of one without what is not its own',
    async () => {
      const here = engineIn('here')
      const projectId = await filled(here)
      const target = path.join(folder, 'shared')
      await mkdir(target)
      await writeFile(path.join(target, 'letter.txt'), 'mine')
      const save = () => here.projectFiles.save(projectId, { target, form: 'folder' })
      await expect(save()).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      expect(await readdir(target)).toEqual(['letter.txt'])
      expect(await here.projectFiles.isProjectFolder(target)).toBe(false)
      await rm(path.join(target, 'letter.txt'))
      await save()
      expect(await here.projectFiles.isProjectFolder(target)).toBe(true)
      await expect(save()).rejects.toMatchObject({ code: 'INVALID_INPUT' })

      await writeFile(path.join(target, 'originals', 'evil.sh'), 'evil')
      const there = engineIn('there')
      const opened = await there.projectFiles.open(target)
      const taken = await readdir(path.join(folder, 'there', 'projects', opened.projectId, 'originals'))
      expect(taken).not.toContain('evil.sh')

      // A link in a picture's place leads out of the folder, and is not followed.
      const picture = taken[0] ?? ''
      await rename(path.join(target, 'originals', picture), path.join(folder, picture))
      await symlink(path.join(folder, picture), path.join(target, 'originals', picture))
      await expect(there.projectFiles.open(target)).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' })
      expect(there.listProjects()).toHaveLength(1)
    },
    slow,
  )

  it('takes out of a file only what belongs into it', async () => {
    const rows = path.join(folder, 'project')
    const outside = path.join(folder, 'evil.sh')
    await writeFile(outside, 'evil')
    const bad = path.join(folder, 'bad.intaglio')
    await mkdir(rows)
    const there = engineIn('there')
    const refused = async (schema: number, code: string) => {
      await writeFile(
        path.join(rows, 'intaglio.json'),
        JSON.stringify({ format: 'intaglio-project', schema, name: 'x', files: 1 }),
      )
      await create({ cwd: folder, file: bad, portable: true }, ['project/intaglio.json', 'evil.sh'])
      await expect(there.projectFiles.open(bad)).rejects.toMatchObject({ code })
    }
    await refused(999, 'ARCHIVE_TOO_NEW')
    await refused(1, 'ARCHIVE_DAMAGED')
    expect(await readdir(path.join(folder, 'there', 'projects')).catch(() => [])).toEqual([])
  })
})

it('every table of a project either travels or stays, by decision', () => {
  const tables = new Set<string>([...travelling, ...staying])
  const db = new Database(':memory:')
  addFunctions(db)
  migrate(db)
  const ofProjects = db
    .prepare<[], { name: string }>(
      `select m.name from sqlite_schema m join pragma_table_info(m.name) c where m.type = 'table' and c.name = 'project_id'`,
    )
    .all()
    .map(({ name }) => name)
  db.close()
  expect(ofProjects.filter((name) => !tables.has(name))).toEqual([])
})
