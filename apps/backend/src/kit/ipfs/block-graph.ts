import { decode } from '@ipld/dag-pb'
import { InvalidInputError, say } from '@intaglio/shared'
import { CID } from 'multiformats/cid'
import { forEach } from './for-each.ts'

const dagPb = 0x70
const raw = 0x55

/** Where blocks are looked for. */
export interface BlockSource {
  read(cid: CID): Promise<Uint8Array | undefined>
  has(cid: CID): Promise<boolean>
}

/**
 * Every block under some roots, themselves included, by how far below them it was met first; each once, as text. A
 * block's parents lie in the rows before it: one of them always in the row right before.
 * @param known is not gone into; what was met is added to it
 * @param onMissing told of what is not there; what it throws ends the walk
 * @throws InvalidInputError for a block that can hold links and cannot be read
 */
export async function walkGraph(
  roots: readonly string[],
  source: BlockSource,
  onMissing: (cid: CID) => void,
  known = new Set<string>(),
): Promise<string[][]> {
  const rows: string[][] = []
  const unknown = (links: Iterable<string>) => [...new Set(links)].filter((link) => !known.has(link))
  for (let row = unknown(roots); row.length > 0;) {
    for (const each of row) known.add(each)
    rows.push(row)
    const next = new Set<string>()
    await forEach(row, async (text) => {
      const cid = CID.parse(text)
      if (cid.code === raw) return (await source.has(cid)) ? undefined : onMissing(cid)
      if (cid.code !== dagPb) throw unsupported(cid)
      const bytes = await source.read(cid)
      if (!bytes) return onMissing(cid)
      for (const link of linksOf(bytes, cid)) next.add(link)
    })
    row = unknown(next)
  }
  return rows
}

function linksOf(bytes: Uint8Array, cid: CID): string[] {
  try {
    return decode(bytes).Links.map(({ Hash }) => Hash.toV1().toString())
  } catch (error) {
    throw new InvalidInputError(
      'car',
      say`has a block that is no dag-pb node: ${{ cid: cid.toString() }} (${{ detail: (error as Error).message }})`,
    )
  }
}

function unsupported(cid: CID): InvalidInputError {
  return new InvalidInputError(
    'car',
    say`has a root whose codec is not supported (0x${{ codec: cid.code.toString(16) }})`,
  )
}
