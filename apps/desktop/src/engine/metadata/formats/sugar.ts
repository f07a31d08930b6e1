import { say, reasonOf } from '@intaglio/shared'
import { z } from 'zod'
import type { SkippedFile } from '../../model.ts'
import { copyItem } from './copy-item.ts'
import type { CollectionWords, ExportItem, FileWords, Listing, MetadataFormat } from './format.ts'
import { filesSchema, withoutOwnFiles } from './own-files.ts'
import { isJson, readJson } from './read-json.ts'
import { attributesJson, prettyJson, readTokenJson } from './token-json.ts'

const numbered = /^(\d+)\.(\w+)$/
const collectionFile = 'collection.json'

const collectionSchema = z.looseObject({
  name: z.string().trim().min(1).max(100).optional(),
  symbol: z.string().trim().max(20).optional(),
  description: z.string().max(10_000).optional(),
  image: z.string().optional(),
  external_url: z.url().optional(),
  seller_fee_basis_points: z.int().min(0).max(10_000).optional(),
})

/**
 * The assets folder of Metaplex' Sugar: `0.json` beside `0.png` and so on, and `collection.json` with
 * `collection.png`.
 */
export const sugar: MetadataFormat = {
  name: 'sugar',
  detect: (listing) => Promise.resolve(pairs(listing).size > 0),

  async read(listing) {
    const problems: SkippedFile[] = []
    const report = (problem: SkippedFile) => void problems.push(problem)
    const words = new Map<string, FileWords>()
    const described = pairs(listing)
    for (const [json, media] of described) {
      const read = await readJson(listing.pathOf(json))
      if (read?.broken !== undefined) report({ file: json, code: 'BAD_ROW', reason: read.broken })
      if (!read || read.broken !== undefined) continue
      const said = readTokenJson(read.value, json, report)
      if (said)
        words.set(
          media.normalize('NFC'),
          withoutOwnFiles(said, (uri) => numbers(uri)[0] === numbers(json)[0]),
        )
    }
    for (const json of listing.files.filter((file) => isJson(file) && !described.has(file))) {
      if (numbered.test(json))
        report({ file: json, code: 'BAD_ROW', reason: say`It has no picture beside it.` })
    }
    const collection = await readCollection(listing, report)
    return {
      format: 'sugar',
      words,
      ordered: false,
      takes: (file) => !isJson(file) && !/^collection\.\w+$/.test(file),
      collection,
      problems,
    }
  },

  async write(target, { collection, items }) {
    const { logo, name, symbol, description, royaltyBps, externalLink } = collection
    const image = logo && `collection.${logo.extension}`
    await target.text(
      collectionFile,
      prettyJson({
        name,
        symbol,
        description,
        seller_fee_basis_points: royaltyBps,
        ...(image && { image }),
        ...(externalLink && { external_url: externalLink }),
        attributes: [],
        properties: { files: image ? [{ uri: image, type: logo.mime }] : [] },
      }),
    )
    if (logo && image) await target.copy(image, logo.picture)
    if (collection.banner) target.leaveOut('collection.banner')
    for (const item of items()) {
      const stem = String(item.position - 1)
      if (item.editions !== '1') target.leaveOut('editions')
      const { file, image } = await copyItem(target, item, stem)
      await target.text(`${stem}.json`, prettyJson(tokenOf(item, file, image, symbol)))
    }
  },
}

function tokenOf(item: ExportItem, file: string, image: string, symbol: string): object {
  const { symbol: ownSymbol = symbol, properties, ...extra } = item.extra
  const { files = [], ...rest } = filesSchema.safeParse(properties).data ?? {}
  return {
    name: item.name,
    symbol: ownSymbol,
    description: item.description,
    image,
    ...(item.cover && { animation_url: file }),
    ...extra,
    attributes: attributesJson(item),
    properties: {
      ...rest,
      files: [
        { uri: image, type: item.cover?.mime ?? item.mime },
        ...(item.cover ? [{ uri: file, type: item.mime }] : []),
        ...files,
      ],
    },
  }
}

async function readCollection(
  { files, pathOf }: Listing,
  report: (problem: SkippedFile) => void,
): Promise<CollectionWords | undefined> {
  const read = files.includes(collectionFile) ? await readJson(pathOf(collectionFile)) : undefined
  if (!read) return undefined
  const parsed = read.broken === undefined ? collectionSchema.safeParse(read.value) : undefined
  if (!parsed?.success) {
    const issue = parsed?.error.issues[0]
    const field = issue?.path.join('.') ?? ''
    const what = issue ? reasonOf(issue) : say`is wrong`
    const reason = read.broken ?? say`${{ field }}: ${{ what }}`
    report({ file: collectionFile, code: 'BAD_FIELD', ...(field && { field }), reason })
    return undefined
  }
  const { name, symbol, description, image, external_url, seller_fee_basis_points } = parsed.data
  const picture = image !== undefined && files.includes(image) ? image : undefined
  return {
    name,
    ...(symbol && { symbol }),
    description,
    external_link: external_url,
    royalty_bps: seller_fee_basis_points,
    image: picture ?? files.find((file) => /^collection\.(?!json$)\w+$/.test(file)),
  }
}

/** Each `N.json` with the picture of the same number. */
function pairs({ files, items }: Listing): Map<string, string> {
  const media = new Map(
    [...items, ...files].filter((file) => numbered.test(file) && !isJson(file)).map(numbers),
  )
  return new Map(
    files
      .filter((file) => numbered.test(file) && isJson(file))
      .flatMap((json) => {
        const file = media.get(numbers(json)[0])
        return file === undefined ? [] : [[json, file] as const]
      }),
  )
}

function numbers(file: string): readonly [string, string] {
  return [numbered.exec(file)?.[1] ?? '', file]
}
