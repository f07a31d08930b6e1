// Rarity by OpenRarity's method (openrarity.dev): the information content of a token's traits against the entropy of
// the collection. The number of traits counts as a trait, and so does the absence of one; names and values are
// compared without regard to case and outer space. A value of "none" is a value, and yet not counted as a trait.

export interface RarityToken {
  position: number
  attributes: readonly { trait_type: string; value: string | number }[]
}

export interface TokenRarity {
  position: number
  /** Information content over the collection's entropy: 1 is what an average token has. */
  score: number
  /** 1 is the rarest; equal scores share a rank, and the next one counts them all (1, 2, 2, 4). */
  rank: number
  /** Traits that no other token has. They come before the score when tokens are ranked. */
  uniqueTraits: number
}

export interface TraitRarity {
  trait: string
  /** Undefined for tokens without the trait. */
  value: string | undefined
  count: number
  /** Bits: -log2 of its share. */
  information: number
  /** Among all values of all traits but the number of traits, 1 the rarest; equally rare ones share it. */
  rank: number | undefined
}

/** How OpenRarity names the number of traits. */
export const traitCountName = 'meta_trait:trait_count'

/** @returns tokens by rank, and for each trait its values by count, the rarest first */
export function rankRarity(tokens: readonly RarityToken[]): { tokens: TokenRarity[]; traits: TraitRarity[] } {
  const total = tokens.length
  const shown = new Map<string, string>()
  const known = tokens.map(({ attributes }) => {
    const traits = new Map<string, string>()
    for (const { trait_type, value } of attributes) {
      const [name, text] = [key(trait_type), key(String(value))]
      traits.set(name, text)
      if (!shown.has(name)) shown.set(name, trait_type)
      if (!shown.has(`${name}\n${text}`)) shown.set(`${name}\n${text}`, String(value))
    }
    const present = [...traits.values()].filter((value) => value !== '' && value !== 'none')
    traits.set(traitCountName, String(present.length))
    return traits
  })

  const counts = new Map<string, Map<string, number>>()
  for (const traits of known) {
    for (const [trait, value] of traits) {
      const values = counts.get(trait) ?? new Map<string, number>()
      counts.set(trait, values.set(value, (values.get(value) ?? 0) + 1))
    }
  }
  const information = (count: number) => -Math.log2(count / total)
  const traits: TraitRarity[] = []
  const bitsWithout = new Map<string, number>()
  let entropy = 0
  for (const [trait, values] of counts) {
    const without = total - [...values.values()].reduce((sum, count) => sum + count, 0)
    bitsWithout.set(trait, without === 0 ? 0 : information(without))
    const all = [...values].map(([value, count]) => ({
      value: shown.get(`${trait}\n${value}`) ?? value,
      count,
    }))
    const rows: { value: string | undefined; count: number }[] = [...all]
    if (without > 0) rows.push({ value: undefined, count: without })
    rows.sort((x, y) => x.count - y.count)
    for (const { value, count } of rows) {
      const bits = information(count)
      entropy += (count / total) * bits
      traits.push({ trait: shown.get(trait) ?? trait, value, count, information: bits, rank: undefined })
    }
  }

  const scored = tokens.map(({ position }, index) => {
    const own = known[index] as Map<string, string>
    let bits = 0
    let uniqueTraits = 0
    for (const [trait, values] of counts) {
      const value = own.get(trait)
      const count = value === undefined ? 0 : (values.get(value) as number)
      bits += value === undefined ? (bitsWithout.get(trait) as number) : information(count)
      if (count === 1) uniqueTraits += 1
    }
    // Where all tokens are alike none tells anything.
    return { position, score: entropy === 0 ? 0 : bits / entropy, rank: 0, uniqueTraits }
  })
  rankTraits(traits)
  return { tokens: rank(scored), traits }
}

function rankTraits(traits: TraitRarity[]): void {
  const counts = traits
    .flatMap(({ trait, count }) => (trait === traitCountName ? [] : count))
    .sort((x, y) => x - y)
  const rankOf = new Map<number, number>()
  counts.forEach((count, index) => rankOf.has(count) || rankOf.set(count, index + 1))
  for (const one of traits) if (one.trait !== traitCountName) one.rank = rankOf.get(one.count)
}

function rank(tokens: TokenRarity[]): TokenRarity[] {
  tokens.sort((x, y) => y.uniqueTraits - x.uniqueTraits || y.score - x.score || x.position - y.position)
  tokens.forEach((token, index) => {
    const before = tokens[index - 1]
    token.rank = before && isClose(token.score, before.score) ? before.rank : index + 1
  })
  return tokens
}

/** Nine digits, as OpenRarity compares them. */
function isClose(x: number, y: number): boolean {
  return Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y))
}

function key(text: string): string {
  return text.trim().toLowerCase()
}
