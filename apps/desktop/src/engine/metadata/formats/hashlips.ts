import { say } from '@intaglio/shared'
import path from 'node:path'
import { z } from 'zod'
import type { SkippedFile } from '../../model.ts'
import { copyItem } from './copy-item.ts'
import type { ExportItem, FileWords, Listing, MetadataFormat } from './format.ts'
import { withoutOwnFiles } from './own-files.ts'
import { readJson } from './read-json.ts'
import { attributesJson, prettyJson, readTokenJson } from './token-json.ts'

const allTokens = '_metadata.json'
const editionSchema = z.object({ edition: z.int() })

/**
 * The build folder of HashLips' art engine: `build/images/1.png` and `build/json/1.json`, where `_metadata.json` holds
 * all tokens in one list. The folder is the build itself or what holds it.
 */
export const hashlips: MetadataFormat = {
  name: 'hashlips',
  detect: (listing) => Promise.resolve(buildOf(listing) !== undefined),

  async read(listing) {
    const problems: SkippedFile[] = []
    const report = (problem: SkippedFile) => void problems.push(problem)
    const build = buildOf(listing) ?? ''
    const words = new Map<string, FileWords>()
    const images = new Map(
      listing.files
        .filter((file) => file.startsWith(`${build}images/`))
        .map((file) => [path.posix.basename(file, path.posix.extname(file)), file]),
    )
    for await (const { edition, where, json } of tokens(listing, build, report)) {
      const image = images.get(edition)
      if (image === undefined) {
        report({
          file: where,
          code: 'BAD_ROW',
          reason: say`There is no picture "${{ file: `${build}images/${edition}` }}".`,
        })
        continue
      }
      const said = readTokenJson(json, where, report)
      if (said)
        words.set(
          image.normalize('NFC'),
          withoutOwnFiles(said, (uri) => isOf(edition, uri)),
        )
    }
    return {
      format: 'hashlips',
      words,
      ordered: false,
      takes: (file) => file.startsWith(`${build}images/`),
      collection: undefined,
      problems,
    }
  },

  async write(target, source) {
    for (const item of source.items()) {
      if (item.editions !== '1') target.leaveOut('editions')
      await copyItem(target, item, `build/images/${item.position}`)
      await target.text(`build/json/${item.position}.json`, prettyJson(tokenOf(item)))
    }
    for (const field of ['symbol', 'description', 'royaltyBps', 'externalLink', 'logo', 'banner'] as const) {
      if (source.collection[field]) target.leaveOut(`collection.${field}`)
    }
    await target.text(`build/json/${allTokens}`, listOf(source.items()))
  },
}

/** HashLips' own stand-in until the pictures are uploaded. */
const notUploaded = 'ipfs://NewUriToReplace'

/** Whether an address is that stand-in for a token's file or, of a build for Solana, the file's name. */
function isOf(edition: string, uri: string): boolean {
  return uri.startsWith(`${notUploaded}/`) || /^(\d+)\.\w+$/.exec(uri)?.[1] === edition
}

function tokenOf(item: ExportItem): object {
  const { position, name, description, extension, cover } = item
  const { edition = position, ...extra } = item.extra
  return {
    name,
    description,
    image: `${notUploaded}/${position}.${cover?.extension ?? extension}`,
    ...(cover && { animation_url: `${notUploaded}/${position}.${extension}` }),
    edition,
    ...extra,
    attributes: attributesJson(item),
  }
}

function* listOf(items: Iterable<ExportItem>): Generator<string> {
  let separator = '[\n'
  for (const item of items) {
    yield `${separator}${JSON.stringify(tokenOf(item), undefined, 2)}`
    separator = ',\n'
  }
  yield '\n]\n'
}

/** Where the build is: '' or 'build/'; undefined where there is none. */
function buildOf({ files }: Listing): string | undefined {
  return ['', 'build/'].find(
    (build) =>
      files.some((file) => file.startsWith(`${build}images/`)) &&
      files.some((file) => file === `${build}json/${allTokens}` || isOneToken(file, build)),
  )
}

function isOneToken(file: string, build: string): boolean {
  return file.startsWith(`${build}json/`) && /^\d+\.json$/.test(file.slice(`${build}json/`.length))
}

interface Token {
  edition: string
  where: string
  json: unknown
}

/** Tokens from their own files, or from the list where there is nothing else. */
async function* tokens(
  { files, pathOf }: Listing,
  build: string,
  report: (problem: SkippedFile) => void,
): AsyncGenerator<Token> {
  const own = files.filter((file) => isOneToken(file, build))
  for (const where of own) {
    const read = await readJson(pathOf(where))
    if (read?.broken !== undefined) report({ file: where, code: 'BAD_ROW', reason: read.broken })
    else if (read) yield { edition: path.posix.basename(where, '.json'), where, json: read.value }
  }
  if (own.length > 0) return
  const where = `${build}json/${allTokens}`
  const list = await readJson(pathOf(where))
  if (!list || list.broken !== undefined || !Array.isArray(list.value)) {
    report({ file: where, code: 'BAD_ROW', reason: list?.broken ?? say`It is no list of tokens.` })
    return
  }
  for (const [index, json] of list.value.entries()) {
    const edition = editionSchema.safeParse(json).data?.edition
    if (edition !== undefined) yield { edition: String(edition), where: `${where}:${index + 1}`, json }
    else
      report({
        file: `${where}:${index + 1}`,
        code: 'BAD_ROW',
        field: 'edition',
        reason: say`It has no edition.`,
      })
  }
}
