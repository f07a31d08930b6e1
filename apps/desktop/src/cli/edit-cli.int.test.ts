// Real: the command line, files on disk, sharp, SQLite.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writePictures } from '../engine/testing/world.ts'
import { jsonHere, runHere } from './testing/run-cli.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'intaglio-cli-edit-'))
  await writePictures(path.join(root, 'art'), 4)
  await writeFile(
    path.join(root, 'art/metadata.csv'),
    'file,name,Hat\n1.png,One,Crown\n2.png,Two,Cap\n3.png,Three,Crown\n4.png,Four,\n',
  )
  await json('new', 'Plates')
  await json('import', 'art', '-q')
})
afterAll(() => rm(root, { recursive: true, force: true }))

const intaglio = (...args: string[]) => runHere(args, { cwd: root })
const json = (...args: string[]) => jsonHere(args, { cwd: root })
const token = (position: number) => json('token', String(position))

describe('edit', () => {
  it('says what would change, changes it, and takes it back', async () => {
    const change = [
      'edit',
      '--where',
      'Hat=Crown',
      '--name',
      'King {{position}}',
      '--trait',
      'Rank:number/10=7',
    ]
    const shown = await intaglio(...change, '--dry-run')
    expect(shown.code).toBe(0)
    expect(shown.stdout).toContain('1 name: "One" becomes "King 1"')
    expect(shown.stdout).toContain('Nothing was changed')
    expect(await token(1)).toMatchObject({ name: 'One' })

    expect(await json(...change)).toMatchObject({ changes: 4, dryRun: false })
    expect(await token(3)).toMatchObject({
      name: 'King 3',
      attributes: [
        { trait_type: 'Hat', value: 'Crown' },
        { trait_type: 'Rank', value: 7, display_type: 'number', max_value: 10 },
      ],
    })
    expect(await token(2)).toMatchObject({ name: 'Two' })

    await json('undo')
    await json('undo')
    expect(await token(3)).toMatchObject({ name: 'Three', attributes: [{ value: 'Crown' }] })
    expect(await json('redo')).toMatchObject({ edit: { label: 'template', count: 2 } })
    expect(await token(3)).toMatchObject({ name: 'King 3' })
    await json('undo')
    // What is left to take back is the import; before it there was nothing.
    expect(await json('undo')).toMatchObject({ edit: { label: 'import', count: 4 } })
    expect(await json('undo')).toMatchObject({ edit: null })
    expect(await json('redo')).toMatchObject({ edit: { label: 'import' } })
    expect(await token(3)).toMatchObject({ name: 'Three' })
  })

  it('chooses items by number, by words, and all', async () => {
    const rows = async (...which: string[]) => {
      const found = await json('edit', ...which, '--description', 'A plate.', '--dry-run')
      return (found['rows'] as { position: number }[]).map(({ position }) => position)
    }
    expect(await rows('--all')).toEqual([1, 2, 3, 4])
    expect(await rows('--items', '2-3,4')).toEqual([2, 3, 4])
    expect(await rows('--items', '1-2', '--where', 'Hat=Cap')).toEqual([2])
    expect(await rows('--search', 'four')).toEqual([4])
  })

  it('renames and removes traits', async () => {
    await json('edit', '--all', '--rename-trait', 'Hat=Headwear')
    expect(await token(2)).toMatchObject({ attributes: [{ trait_type: 'Headwear', value: 'Cap' }] })
    await json('edit', '--items', '2', '--remove-trait', 'Headwear')
    expect(await token(2)).toMatchObject({ attributes: [] })
    await json('undo')
    await json('undo')
  })

  it.each([
    [['--name', 'x'], 'say which'],
    [['--all', '--items', '1', '--name', 'x'], 'say which'],
    [['--all'], 'say what to change'],
    [['--items', '9', '--name', 'x'], 'the numbers 1 to 4'],
    [['--items', '3-1', '--name', 'x'], 'as 1-10,15'],
    [['--where', 'Hat=Fez', '--name', 'x'], 'none is like that'],
    [['--all', '--trait', 'Rank:number=high'], 'is no number'],
    [['--all', '--trait', 'Rank'], 'with = between them'],
  ])('%j: exit code 2', async (args, words) => {
    const { code, stdout, stderr } = await intaglio('edit', ...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(words)
  })
})

it('settings say how pictures are published, and publish them anew', async () => {
  const standing = ['--data-dir', 'located']
  await mkdir(path.join(root, 'located-art'))
  const picture = path.join(root, 'located-art/1.jpg')
  await sharp({ create: { width: 40, height: 40, channels: 3, background: '#357' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
    .jpeg()
    .toFile(picture)
  await json('new', 'Places', ...standing)
  await json('import', 'located-art', '-q', ...standing)
  expect(await json('settings', ...standing)).toMatchObject({ location: 'remove', colors: 'keep' })
  const before = await json('pack', '-q', ...standing)
  expect(await json('settings', '--location', 'keep', ...standing)).toMatchObject({ location: 'keep' })
  const after = await json('pack', '-q', ...standing)
  expect(after['imagesRoot']).not.toBe(before['imagesRoot'])
  expect((await readFile(String(before['carFile']))).includes('GPS')).toBe(false)
  await json('settings', '--location', 'remove', ...standing)
  expect((await json('pack', '-q', ...standing))['imagesRoot']).toBe(before['imagesRoot'])
  expect((await intaglio('settings', '--colors', 'pink', ...standing)).code).toBe(2)
})
