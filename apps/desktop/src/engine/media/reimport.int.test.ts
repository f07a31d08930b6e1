// Real: files on disk, sharp, SQLite.
import { appendFile, mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { writePictures } from '../testing/world.ts'
import { importFolder } from './import-media.ts'
import { copyWhileHashing } from './keep-original.ts'
import { projectFolder } from './project-folder.ts'

let place: TemporaryStore
let folder: string
const items = () => place.store.items.page('p', 0, 100)
const run = (repeatTo?: number) => importFolder(place, 'p', folder, repeatTo ? { repeatTo } : {})
const at = (file: string) => path.join(folder, file)
const picture = (file: string, background: string) =>
  sharp({ create: { width: 30, height: 20, channels: 3, background } })
    .png()
    .toFile(at(file))
/** As if it had been lying there for an hour. */
const settle = async () => {
  const then = new Date(Date.now() - 3_600_000)
  for (const file of await readdir(folder)) await utimes(at(file), then, then)
}

beforeEach(async () => {
  place = openTemporaryStore()
  folder = path.join(place.dataDir, 'folder')
  await mkdir(folder)
  await writePictures(folder, 4)
  await writeFile(at('metadata.csv'), 'file,name,Ink\n1.png,One,Sepia\n2.png,Two,Blue\n')
  await settle()
})
afterEach(() => place.remove())

describe('importing a folder again', () => {
  it('reads no file that has the size and the time it had', async () => {
    await run()
    // Other bytes behind the same size and time: whoever read them would see that they are no picture.
    const { size, mtime } = await stat(at('1.png'))
    await writeFile(at('1.png'), Buffer.alloc(size))
    await utimes(at('1.png'), mtime, mtime)
    expect(await run()).toMatchObject({ added: 0, changed: 0, unchanged: 4, skipped: [] })
    await utimes(at('1.png'), mtime, new Date(mtime.getTime() + 1000))
    expect((await run()).skipped.map(({ file }) => file)).toEqual(['1.png'])
  })

  it('brings back what was kept of a file and is gone', async () => {
    await run()
    const [first] = place.store.items.page('p', 0, 1)
    const kept = projectFolder(place.dataDir, 'p')
    const lost = [
      kept.original(first?.sha256 ?? '', first?.extension ?? ''),
      ...[kept.variant(first?.sha256 ?? ''), kept.thumbnail(first?.sha256 ?? '')],
    ]
    for (const file of lost) {
      await rm(file)
      expect(await run()).toMatchObject({ added: 0, changed: 1, unchanged: 3, skipped: [] })
      await expect(stat(file)).resolves.toBeDefined()
    }
  })

  it('takes what was added and changed, and says what is gone', async () => {
    await run()
    const before = items()
    await picture('2.png', '#fff')
    await picture('5.png', '#000')
    await rm(at('3.png'))
    expect(await run()).toMatchObject({
      ...{ imported: 4, added: 1, changed: 1, unchanged: 2 },
      missing: ['3.png'],
    })
    expect(items().map(({ position, sourceFile }) => `${position} ${sourceFile}`)).toEqual([
      ...['1 1.png', '2 2.png', '3 3.png', '4 4.png', '5 5.png'],
    ])
    expect(items()[1]?.itemId).toBe(before[1]?.itemId)
    expect(items()[1]?.sha256).not.toBe(before[1]?.sha256)
    expect(await run()).toMatchObject({ changed: 0, unchanged: 4, missing: ['3.png'] })
  })

  it('leaves out what was taken out of the collection', async () => {
    await run()
    const [first] = items()
    place.store.itemPlaces.takeOut('p', [first?.itemId ?? ''])
    expect(await run()).toMatchObject({ added: 0, skipped: [{ file: '1.png', code: 'REMOVED' }] })
    expect(items().map(({ position, sourceFile }) => `${position} ${sourceFile}`)).toEqual([
      ...['1 2.png', '2 3.png', '3 4.png'],
    ])
  })

  it('keeps edits made since, unless the folder says something new of the item', async () => {
    await run()
    for (const item of items().slice(0, 2))
      place.store.items.save({ ...item, name: `Edited ${item.position}` })
    await picture('1.png', '#fff')
    await writeFile(at('metadata.csv'), 'file,name,Ink\n1.png,One,Sepia\n2.png,Second,Blue\n')
    expect(await run()).toMatchObject({ changed: 2, unchanged: 2 })
    expect(items().map(({ name }) => name)).toEqual(['Edited 1', 'Second', '3', '4'])
  })

  it('leaves the addresses alone where nothing changed', async () => {
    await run()
    const addresses = {
      metadataRoot: 'm',
      imagesRoot: 'i',
      contractMetadataCid: 'c',
      placeholderRoot: null,
      carFile: 'f',
    }
    const { revision } = place.store.projects.get('p')
    const car = { carFiles: 1, carBytes: 1, carBlocks: 1 }
    place.store.projects.setAddresses('p', { ...addresses, ...car }, revision)
    await run()
    expect(place.store.projects.get('p').metadataRoot).toBe('m')
    await picture('1.png', '#fff')
    await run()
    expect(place.store.projects.get('p').metadataRoot).toBeNull()
  })

  it('follows files that swapped their names', async () => {
    await run()
    const [one, two] = items()
    await rename(at('1.png'), at('x'))
    await rename(at('2.png'), at('1.png'))
    await rename(at('x'), at('2.png'))
    expect(await run()).toMatchObject({ changed: 2, unchanged: 2, skipped: [] })
    expect(
      items()
        .map(({ sha256 }) => sha256)
        .slice(0, 2),
    ).toEqual([two?.sha256, one?.sha256])
  })

  it('changes the repetitions of a changed file too', async () => {
    await run(6)
    await picture('1.png', '#fff')
    await run(6)
    const shown = items().filter(({ sourceFile }) => sourceFile === '1.png')
    expect(shown.map(({ position }) => position)).toEqual([1, 5])
    expect(new Set(shown.map(({ sha256 }) => sha256)).size).toBe(1)
  })
})

describe('a file that changes while it is read', () => {
  it('is read again', async () => {
    let readings = 0
    const copy = await copyWhileHashing(at('1.png'), place.dataDir, async () => {
      readings += 1
      if (readings === 1) await appendFile(at('1.png'), 'more')
    })
    expect([readings, copy.bytes]).toEqual([2, (await stat(at('1.png'))).size])
  })

  it('is named when it does not stop, and leaves nothing behind', async () => {
    const before = await readdir(place.dataDir)
    const reading = copyWhileHashing(at('1.png'), place.dataDir, () => appendFile(at('1.png'), 'more'))
    await expect(reading).rejects.toMatchObject({ code: 'CHANGING' })
    expect(await readdir(place.dataDir)).toEqual(before)
  })
})
