// Real: the command line, in this process and where that is the point in its own, files on disk, sharp, SQLite.
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLeaseKeeper } from '../engine/lease-keeper.ts'
import { openStore } from '../engine/store/store.ts'
import { writePictures } from '../engine/testing/world.ts'
import { jsonHere, runApart, runHere } from './testing/run-cli.ts'

const sample = fileURLToPath(new URL('../../../../resources/sample-collection/', import.meta.url))

let root: string
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'intaglio-cli-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

/** Runs one command in `root`, on the data folder there or on another. */
const intaglio = (args: string[], dataDir = 'data', env: Record<string, string> = {}) =>
  runHere(args, { cwd: root, dataDir, env })
const json = (...args: string[]) => jsonHere(args, { cwd: root })
/** A folder of three small pictures. */
const art = async () => {
  const folder = path.join(root, 'art')
  await writePictures(folder, 3)
  return folder
}

describe('the way of a collection', () => {
  it('goes from a folder to addresses and other tools, the same each time', async () => {
    const project = await json('new', 'Plates', '--royalty', '7.5')
    expect(project).toMatchObject({ name: 'Plates', symbol: 'PLATES', royaltyBps: 750, itemCount: 0 })
    expect(await json('import', sample)).toMatchObject({ imported: 24, skipped: [], itemCount: 24 })
    expect(await json('check')).toMatchObject({ errors: 0 })
    const packed = await json('pack')
    expect(await json('pack')).toEqual(packed)
    expect(await json('verify')).toMatchObject({
      where: 'car',
      roots: expect.arrayContaining([packed.metadataRoot]),
    })
    const { projects } = await json('status')
    expect(projects).toMatchObject([
      { itemCount: 24, addresses: { metadataRoot: packed.metadataRoot }, jobs: {} },
    ])

    expect(await json('export', 'out', '--format', 'sugar')).toMatchObject({ items: 24 })
    const token = JSON.parse(await readFile(path.join(root, 'out/2.json'), 'utf8')) as { name: string }
    expect(await json('token', '3')).toMatchObject({ name: token.name })

    // Another machine: the same folder gives the same addresses.
    const other = 'other'
    await intaglio(['new', 'Plates', '--royalty', '7.5'], other)
    await intaglio(['import', sample, '--quiet'], other)
    const { stdout } = await intaglio(['pack', '--json'], other)
    const { metadataRoot, imagesRoot, contractMetadataCid } = JSON.parse(stdout) as Record<string, string>
    expect({ metadataRoot, imagesRoot, contractMetadataCid }).toEqual({
      metadataRoot: packed.metadataRoot,
      imagesRoot: packed.imagesRoot,
      contractMetadataCid: packed.contractMetadataCid,
    })
  })

  it('says with exit code 3 that something was left out, and puts progress on standard error as lines', async () => {
    await intaglio(['new', 'Plates'])
    await writeFile(path.join(root, 'bad.png'), 'no picture')
    const { code, stdout, stderr } = await intaglio(['import', '.'])
    expect(code).toBe(3)
    expect(stdout).toContain('bad.png')
    expect(stderr).toMatch(/^Import …\nImport: \d+ of \d+\n$/)
    const check = await intaglio(['check', '--json'])
    expect(check.code).toBe(3)
    expect(JSON.parse(check.stdout)).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ code: 'NO_ITEMS' })]),
    })
  })

  it('prints names of files so that they move nothing on a terminal', async () => {
    await intaglio(['new', 'Plates'])
    await writeFile(path.join(root, 'a\u001b]0;b\u0007\u202egnp.png'), 'no picture')
    const { stdout } = await intaglio(['import', '.'])
    expect(stdout).toContain(String.raw`a\u{1b}]0;b\u{7}\u{202e}gnp.png`)
  })

  it('notices a damaged CAR', async () => {
    await intaglio(['new', 'Plates'])
    await intaglio(['import', await art()])
    const { carFile } = await json('pack')
    const bytes = await readFile(String(carFile))
    bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1
    await writeFile(String(carFile), bytes)
    const { code, stdout } = await intaglio(['verify', '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'CAR_DAMAGED' } })
  })
})

describe('generating', () => {
  it('draws the same collection from layers on every machine, and goes on with the project’s own recipe', async () => {
    await writeLayers()
    await intaglio(['new', 'Plates'])
    const drawn = await json('generate', 'layers', '--count', '4', '--seed', 'spring', '-q')
    expect(drawn).toMatchObject({ tokens: 4, rendered: 4, check: { feasible: true, distinct: 4 } })
    expect(await json('generate', '-q')).toMatchObject({ tokens: 4, rendered: 0 })
    const packed = await json('pack', '-q')
    const other = 'other'
    await intaglio(['new', 'Plates'], other)
    await intaglio(['generate', 'layers', '--count', '4', '--seed', 'spring'], other)
    const { stdout } = await intaglio(['pack', '--json'], other)
    expect(JSON.parse(stdout)).toMatchObject({
      metadataRoot: packed.metadataRoot,
      imagesRoot: packed.imagesRoot,
    })
  })

  it('says with exit code 3 that there are not as many, and draws nothing', async () => {
    await writeLayers()
    await intaglio(['new', 'Plates'])
    const { code, stdout } = await intaglio(['generate', 'layers', '--count', '5'])
    expect(code).toBe(3)
    expect(stdout).toContain('It cannot be drawn')
    expect((await intaglio(['generate', 'layers'])).code).toBe(2)
    expect(await json('status')).toMatchObject({ projects: [{ itemCount: 0 }] })
  })

  it('decides a dry run without touching the project, and says what of a folder is left out', async () => {
    await writeLayers()
    await writeFile(path.join(root, 'layers/Bird/notes.txt'), 'no picture')
    await intaglio(['new', 'Plates'])
    const { code, stdout } = await intaglio(['generate', 'layers', '--count', '3', '--dry-run'])
    expect(code).toBe(0)
    expect(stdout).toContain('Bird/notes.txt: It is no picture and is left out.')
    expect((await intaglio(['generate', '--dry-run'])).stderr).toContain('the project has no recipe')
  })

  it('says how rare everything is, and proves the order as anybody can check it', async () => {
    await writeLayers()
    await intaglio(['new', 'Plates'])
    const { provenance } = await json('generate', 'layers', '--count', '4', '-q')
    const rarity = await intaglio(['rarity', '--top', '2'])
    expect(rarity.stdout).toContain('Ground: Sea, 2 of 4 (50.0 %), wanted 1, rank 1\n')
    expect(rarity.stdout.match(/^Rank \d+: item \d, score \d\.\d{3}$/gm)).toHaveLength(2)
    expect((await json('rarity')).tokens).toHaveLength(4)

    const { stdout: lines } = await intaglio(['provenance', '--images'])
    const { projectId } = await json('provenance')
    const originals = path.join(root, 'data', 'projects', String(projectId), 'originals')
    const kept = new Map<string, string>()
    for (const name of await readdir(originals)) {
      const bytes = await readFile(path.join(originals, name))
      kept.set(createHash('sha256').update(bytes).digest('hex'), name)
    }
    expect(
      lines
        .trim()
        .split('\n')
        .map((sha256) => kept.has(sha256)),
    ).toEqual([true, true, true, true])
    // As `tr -d '\n' | sha256sum` does.
    const hash = createHash('sha256').update(lines.replaceAll('\n', '')).digest('hex')
    expect((await intaglio(['provenance'])).stdout).toBe(`${hash}\n`)
    expect(provenance).toBe(hash)
  })

  /** Two layers of two values each. */
  async function writeLayers(): Promise<void> {
    await writePictures(path.join(root, 'layers/Ground'), 2, ['Sand#3.png', 'Sea#1.png'])
    await writePictures(path.join(root, 'layers/Bird'), 2, ['Heron.png', 'Owl.png'])
  }
})

describe('processes side by side', () => {
  it('work on different projects at once', async () => {
    await intaglio(['new', 'One'])
    await intaglio(['new', 'Two'])
    const pictures = await art()
    const projects = ['One', 'Two'].map((name) => ['import', pictures, '--project', name, '--json'])
    const runs = await Promise.all(projects.map((args) => runApart(args, { cwd: root })))
    expect(runs.map(({ code }) => code)).toEqual([0, 0])
    expect(runs.map(({ stdout }) => JSON.parse(stdout) as object)).toMatchObject([
      { itemCount: 3 },
      { itemCount: 3 },
    ])
  })

  it('refuse a project that another process works on, and name that process', async () => {
    const { projectId } = await json('new', 'Plates')
    const store = openStore(path.join(root, 'data'))
    const studio = createLeaseKeeper(store.leases, 'the studio')
    studio.take(`project:${String(projectId)}`, () => undefined)
    const { code, stderr } = await runApart(['import', await art(), '-q'], { cwd: root })
    expect(code).toBe(1)
    expect(stderr).toContain(`the studio (process ${process.pid})`)
    // Looking is free.
    expect(await json('status')).toMatchObject({ projects: [{ itemCount: 0 }] })
    studio.close()
    store.close()
  })
})

describe('what is wrong with a command line', () => {
  let dataDir: string
  beforeAll(async () => {
    dataDir = root = await mkdtemp(path.join(tmpdir(), 'intaglio-cli-'))
    await intaglio(['new', 'Plates'], dataDir)
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))
  it.each([
    [['frobnicate'], 2, "unknown command 'frobnicate'"],
    [['import'], 2, "missing required argument 'folder|file'"],
    [['import', 'nowhere'], 2, 'there is no folder'],
    [['import', '.', '--count', 'many'], 2, 'whole number'],
    [['import', '.', '--map', 'Title=nme'], 2, 'is no meaning'],
    [['export', 'out', '--format', 'zip'], 2, 'Allowed choices'],
    [['check', '--project', 'Other'], 2, 'there is no "Other"; there are Plates'],
    [['pack', '--colour'], 2, "unknown option '--colour'"],
    [['plan', '--chain', 'eip155:1'], 2, '--backend'],
    [['verify', '--gateway', 'ftp://a'], 2, 'no http or https address'],
    [['completion', 'tcsh'], 2, 'Allowed choices are bash, zsh, fish'],
    [['pack'], 1, 'has no items'],
    [['token', '5'], 2, 'was not found'],
  ] as const)('%j: exit code %i', async (args, code, words) => {
    const run = await intaglio([...args], dataDir)
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code, stdout: '' })
    expect(run.stderr).toContain(words)
    const asJson = await intaglio([...args, '--json'], dataDir)
    expect(asJson.code).toBe(code)
    expect(JSON.parse(asJson.stdout)).toMatchObject({ error: { code: expect.stringMatching(/^[A-Z_]+$/) } })
    expect(asJson.stderr).toContain(words)
  })

  it('says with exit code 4 that a wallet is wanted', async () => {
    await intaglio(['new', 'Plates'])
    await intaglio(['import', await art()])
    await intaglio(['pack'])
    const backend = ['--backend', 'http://127.0.0.1:9/graphql', '--chain', 'eip155:1']
    const { code, stderr } = await intaglio(['plan', ...backend])
    expect([code, stderr]).toEqual([4, expect.stringContaining('INTAGLIO_PRIVATE_KEY')])
    const bad = await intaglio(['plan', ...backend], 'data', { INTAGLIO_PRIVATE_KEY: '0x12' })
    expect([bad.code, bad.stderr]).toEqual([2, expect.stringContaining('64 hexadecimal digits')])
    expect(bad.stderr).not.toContain('0x12')
  })
})

describe('help', () => {
  const commands = [
    ...[
      'new',
      'import',
      'generate',
      'check',
      'rarity',
      'provenance',
      'duplicates',
      'edit',
      'undo',
      'redo',
      'template',
      'token',
      'settings',
    ],
    ...['pack', 'plan', 'pin', 'verify', 'storage', 'status', 'export', 'project', 'completion'],
  ]

  it('gives every command help with an example', async () => {
    const { stdout } = await intaglio(['--help'])
    for (const command of commands) expect(stdout).toContain(`\n  ${command} `)
    const helps = await Promise.all(commands.map((command) => intaglio([command, '--help'])))
    for (const [index, { code, stdout: help }] of helps.entries()) {
      expect(code).toBe(0)
      expect(help).toContain(`Examples:\n`)
      expect(help).toContain(`intaglio ${commands[index]}`)
    }
    expect(await readdir(root)).toEqual([])
  })
})

describe('a project in one file', () => {
  it('goes from one data folder to another, with the same addresses', { timeout: 120_000 }, async () => {
    await intaglio(['new', 'Plates'])
    await intaglio(['import', await art()])
    const packed = JSON.parse((await intaglio(['pack', '--json'])).stdout)
    expect((await intaglio(['project', 'export', 'plates.intaglio'])).stdout).toContain('Wrote "Plates"')

    const elsewhere = 'elsewhere'
    const opened = JSON.parse(
      (await intaglio(['project', 'import', 'plates.intaglio', '--json'], elsewhere)).stdout,
    )
    expect(opened).toMatchObject({ name: 'Plates', itemCount: 3 })
    const again = JSON.parse((await intaglio(['pack', '--json'], elsewhere)).stdout)
    expect(again.metadataRoot).toBe(packed.metadataRoot)
    const refused = await intaglio(['project', 'import', 'art/1.png', '--json'], elsewhere)
    expect(refused.code).not.toBe(0)
  })
})
