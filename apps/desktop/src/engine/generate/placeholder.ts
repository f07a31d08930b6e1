import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CarWriter } from '@ipld/car'
import { importer } from 'ipfs-unixfs-importer'
import type { CID } from 'multiformats/cid'
import { InvalidInputError } from '@intaglio/shared'
import { addContent, profile } from '../ipfs/unixfs.ts'
import { tokenMetadata } from '../metadata/token-metadata.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { TaskOptions } from '../types.ts'
import type { Recipe } from './recipe.ts'
import type { PlaceholderReport } from './types.ts'

/** The picture's blocks are held until the CAR's roots are known. */
const maxImageBytes = 64 * 1024 * 1024

/**
 * Writes what every token shows until the reveal: a folder with one `<tokenId>.json` a token that says nothing but the
 * placeholder's name, description and picture. A contract whose metadata base is this folder is revealed by giving it
 * the real one. The same recipe gives the same bytes.
 * @param folder absolute; the CAR is `placeholder.car` in it
 * @throws InvalidInputError when the recipe has no placeholder, or its picture cannot be read
 */
export async function writePlaceholder(
  project: ProjectRow,
  recipe: Recipe,
  folder: string,
  { onProgress, signal }: TaskOptions,
): Promise<PlaceholderReport> {
  const { placeholder, count } = recipe
  if (!placeholder) throw new InvalidInputError('placeholder', 'the recipe has none')
  const image = path.resolve(recipe.layersFolder, placeholder.image)
  const seen = await stat(image).catch(() => undefined)
  if (!seen?.isFile()) throw new InvalidInputError('placeholder.image', `there is no file "${image}"`)
  if (seen.size > maxImageBytes) {
    throw new InvalidInputError('placeholder.image', `it is larger than ${maxImageBytes / 1024 / 1024} MiB`)
  }

  const blocks = new Map<string, { cid: CID; bytes: Uint8Array }>()
  const blockstore = {
    put(cid: CID, bytes: Uint8Array) {
      blocks.set(cid.toString(), { cid, bytes })
      return cid
    },
  }
  const { cid: imageCid } = await addContent(await readFile(image), blockstore)
  function* files() {
    for (let position = 1; position <= count; position += 1) {
      signal?.throwIfAborted()
      const content = tokenMetadata(project.standard, {
        name: words(placeholder?.name ?? '', project.name, position),
        description: words(placeholder?.description ?? '', project.name, position),
        imageCid: imageCid.toString(),
        attributes: [],
        extra: {},
      })
      yield { path: `${position}.json`, content }
      onProgress?.({ stage: 'metadata', done: position, total: count })
    }
  }
  let root: CID = imageCid
  for await (const entry of importer(files(), blockstore, { ...profile, wrapWithDirectory: true }))
    root = entry.cid

  await mkdir(folder, { recursive: true })
  const carFile = path.join(folder, 'placeholder.car')
  const { writer, out } = CarWriter.create([root, imageCid])
  const written = pipeline(Readable.from(out), createWriteStream(`${carFile}.part`))
  for (const block of blocks.values()) await writer.put(block)
  await Promise.all([writer.close(), written])
  await rename(`${carFile}.part`, carFile)
  return { metadataRoot: root.toString(), imageCid: imageCid.toString(), carFile, tokens: count }
}

function words(template: string, collection: string, position: number): string {
  return template.replaceAll('{collection}', collection).replaceAll('{position}', String(position))
}
