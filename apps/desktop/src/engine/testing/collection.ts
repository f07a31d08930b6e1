import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../media/project-folder.ts'
import type { TemporaryStore } from './temporary-store.ts'

/**
 * Gives project `p` items as an import would leave them, without the work of one: the addressing looks at a picture's
 * bytes only. Item n shows picture `(n - 1) % pictures`, whose bytes are `picture(index)`.
 */
export function keepCollection(
  { store, dataDir }: Pick<TemporaryStore, 'store' | 'dataDir'>,
  options: { items: number; pictures?: number; picture?: (index: number) => Uint8Array },
): void {
  const { items, pictures = Math.min(items, 5) } = options
  const { picture = (index: number) => Buffer.from(`picture ${index}`) } = options
  const place = projectFolder(dataDir, 'p')
  const hashes = Array.from({ length: pictures }, (_, index) => {
    const bytes = picture(index)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const file = place.original(sha256, 'png')
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, bytes)
    return { sha256, bytes: bytes.length }
  })
  store.transaction(() => {
    for (const file of hashes) {
      store.files.save({ projectId: 'p', mime: 'image/png', extension: 'png', width: 1, height: 1, ...file })
    }
    for (let position = 1; position <= items; position += 1) keepItem(store, position, hashes, [])
    store.projects.clearAddresses('p')
  })
}

/** What a person does who gives one token another trait. */
export function changeTrait({ store }: TemporaryStore, position: number, value: string): void {
  const [item] = store.items.page('p', position - 1, 1)
  if (!item) throw new Error(`There is no item ${position}.`)
  store.transaction(() => {
    store.items.save({ ...item, attributes: JSON.stringify([{ trait_type: 'Paper', value }]) })
    store.projects.clearAddresses('p')
  })
}

function keepItem(
  store: TemporaryStore['store'],
  position: number,
  hashes: { sha256: string }[],
  attributes: object[],
): void {
  store.items.save({
    itemId: `item-${position}`,
    projectId: 'p',
    position,
    name: `Plate #${position}`,
    description: '',
    sourceFile: `${position}.png`,
    repetition: 0,
    sha256: hashes[(position - 1) % hashes.length]?.sha256 ?? '',
    attributes: JSON.stringify(attributes),
    editions: '1',
  })
}
