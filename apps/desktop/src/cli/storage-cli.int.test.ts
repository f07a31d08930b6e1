// Real: the command line, files on disk, sharp, SQLite.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writePictures } from '../engine/testing/world.ts'
import { jsonHere, runHere } from './testing/run-cli.ts'

// Of squares that repeat little more than noise would be left to compare.
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#fff"/>
<circle cx="3" cy="3" r="2" fill="#123"/><path d="M5 1l2 5H4z" fill="#975"/></svg>`
const token = 'a-token-nobody-may-see'

let root: string
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'intaglio-cli-storage-'))
  await writePictures(path.join(root, 'pictures'), 3)
  await json('new', 'Plates')
  await json('import', 'pictures', '-q')
  await json('pack', '-q')
})
afterAll(() => rm(root, { recursive: true, force: true }))

const standing = () => ({ cwd: root, env: { TOKEN: token } })
const intaglio = (...args: string[]) => runHere(args, standing())
const json = (...args: string[]) => jsonHere(args, standing())

describe('a folder on another disk', () => {
  it('gets a collection, is believed by its bytes, and is forgotten', async () => {
    const { targetId } = await json('storage', 'add', 'car-folder', 'Disk', 'disk')
    expect(await json('storage', 'list')).toMatchObject({
      places: [{ targetId, kind: 'car-folder', label: 'Disk', hasToken: false }],
    })
    expect((await intaglio('storage', 'test', 'Disk')).stdout).toContain('can be written')
    expect(await json('storage', 'proofs')).toMatchObject({ proofs: [] })

    const sent = await intaglio('storage', 'send', 'Disk', '--json')
    expect(sent.code).toBe(0)
    expect(sent.stderr).toMatch(/Verify \(blocks\): (\d+) of \1\n/)
    const proof = JSON.parse(sent.stdout) as { blocks: number; roots: string[] }
    const [name = ''] = await readdir(path.join(root, 'disk'))
    expect(name).toMatch(new RegExp(`^${proof.roots[0]}-[0-9a-f]{8}\\.car$`))
    const car = path.join(root, 'disk', name)
    expect(await json('storage', 'verify', String(targetId), '-q')).toMatchObject({ blocks: proof.blocks })
    expect(await json('storage', 'proofs')).toMatchObject({
      proofs: [{ targetId, isCurrent: true, blocks: proof.blocks }],
    })
    await json('storage', 'export-proof', 'proof.json')
    expect(JSON.parse(await readFile(path.join(root, 'proof.json'), 'utf8'))).toMatchObject({
      format: 'intaglio-storage-proof-2',
      roots: { metadata: proof.roots[0] },
      blocks: { count: proof.blocks },
      proofs: [{ blocks: proof.blocks }],
    })

    const bytes = await readFile(car)
    bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1
    await writeFile(car, bytes)
    const damaged = await intaglio('storage', 'verify', 'Disk', '--json', '-q')
    expect([damaged.code, JSON.parse(damaged.stdout)]).toMatchObject([
      1,
      { error: { code: 'PIN_UNVERIFIED' } },
    ])
    await json('storage', 'send', 'Disk', '-q')

    await json('storage', 'add', 'car-folder', 'Other', 'other')
    await json('storage', 'move', 'Disk', 'Other', '--unpin', '-q')
    expect([await readdir(path.join(root, 'disk')), await readdir(path.join(root, 'other'))]).toEqual([
      [],
      [path.basename(car)],
    ])
    await json('storage', 'remove', 'Disk')
    expect(await json('storage', 'list')).toMatchObject({ places: [{ label: 'Other' }] })
  })
})

describe('places that are servers', () => {
  it('take their token from the environment and never show it', async () => {
    const service = ['storage', 'add', 'pinning-service', 'Pins', '--endpoint', 'https://pins.example/psa']
    const more = ['--gateway', 'https://ipfs.example', '--origin', '/ip4/127.0.0.1/tcp/4001', '--token-env']
    const added = await intaglio(...service, ...more, 'TOKEN')
    expect(added.code).toBe(0)
    const listed = await intaglio('storage', 'list')
    expect(listed.stdout).toContain('with a token')
    expect(added.stdout + added.stderr + listed.stdout).not.toContain(token)
    const mistaken = await intaglio(...service, ...more, token)
    expect([mistaken.code, mistaken.stderr]).toEqual([2, expect.stringContaining('variable that is set')])
    expect(mistaken.stderr).not.toContain(token)
  })

  it('say with exit code 1 that they do not answer', async () => {
    await json('storage', 'add', 'kubo', 'Gone', '--api', 'http://127.0.0.1:9')
    const { code, stdout } = await intaglio('storage', 'test', 'Gone', '--json')
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { ok: false }])
  })

  it.each([
    [['send', 'Nowhere'], 'there is no "Nowhere"; there are Workspace (workspace)'],
    [['send', 'workspace'], '--backend and --gateway'],
    [['send'], "missing required argument 'place'"],
    [['add', 'kubo', 'Node'], '--api'],
    [['add', 'kubo', 'Node', '--api', 'ftp://a'], 'http or https address'],
    [['add', 'kubo', 'Node', '--api', 'http://me:secret@127.0.0.1'], 'no user or password'],
    [['add', 'kubo', 'Node', '--api', 'http://far.example', '--token-env', 'TOKEN'], 'only sent over https'],
    [['add', 'tape', 'Reel'], "unknown command 'tape'"],
  ])('%j: exit code 2', async (args, words) => {
    const { code, stdout, stderr } = await intaglio('storage', ...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(words)
  })
})

it('finds items that look alike', async () => {
  const elsewhere = ['--data-dir', 'elsewhere']
  await json('new', 'Twins', ...elsewhere)
  const picture = sharp(Buffer.from(drawing)).resize(64)
  await mkdir(path.join(root, 'twins'))
  await picture.png().toFile(path.join(root, 'twins/1.png'))
  await picture.jpeg({ quality: 70 }).toFile(path.join(root, 'twins/2.jpg'))
  await json('import', 'twins', '-q', ...elsewhere)
  const found = await intaglio('duplicates', '--json', ...elsewhere)
  expect([found.code, JSON.parse(found.stdout)]).toMatchObject([
    3,
    { groups: [{ items: [{ position: 1, distance: 0 }, { position: 2 }] }] },
  ])

  const apart = ['--data-dir', 'apart']
  await json('new', 'Strangers', ...apart)
  await mkdir(path.join(root, 'strangers'))
  await picture.png().toFile(path.join(root, 'strangers/1.png'))
  await picture.flop().rotate(90).png().toFile(path.join(root, 'strangers/2.png'))
  await json('import', 'strangers', '-q', ...apart)
  expect(await json('duplicates', ...apart)).toMatchObject({ groups: [] })
  expect((await intaglio('duplicates', '--distance', '99')).code).toBe(2)
})

it('gives help with examples for every command of storage, and completes them', async () => {
  const commands = ['list', 'add', 'remove', 'test', 'send', 'verify', 'move', 'proofs', 'export-proof']
  const kinds = ['add kubo', 'add pinning-service', 'add car-folder']
  const all = [...commands, ...kinds]
  const helps = await Promise.all(all.map((command) => intaglio('storage', ...command.split(' '), '--help')))
  for (const [index, { code, stdout }] of helps.entries()) {
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`Examples:\n[^]*intaglio storage ${all[index]}`))
  }
  const { stdout: script } = await intaglio('completion', 'bash')
  expect(script).toMatch(/storage\) COMPREPLY=.*list add kubo pinning-service car-folder remove/)
})
