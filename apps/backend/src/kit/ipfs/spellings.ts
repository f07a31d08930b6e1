import { CID } from 'multiformats/cid'

const dagPb = 0x70
const sha256 = 0x12

/**
 * Looks for addresses in every way they may be written on a chain: of what is older than CIDv1 there are two.
 * @param roots CIDv1 in base32
 * @param find answers those of some texts that it knows
 * @returns those of `roots` that are known in any spelling
 */
export async function findSpelled(
  roots: readonly string[],
  find: (texts: string[]) => Promise<string[]>,
): Promise<string[]> {
  const spellings = new Map(roots.map((root) => [root, spellingsOf(root)]))
  const found = new Set(await find([...spellings.values()].flat()))
  return roots.filter((root) => spellings.get(root)?.some((text) => found.has(text)))
}

function spellingsOf(root: string): string[] {
  const cid = CID.parse(root)
  const hasVersion0 = cid.code === dagPb && cid.multihash.code === sha256
  return hasVersion0 ? [root, cid.toV0().toString()] : [root]
}
