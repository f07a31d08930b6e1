import { InvalidInputError, say } from '@intaglio/shared'
import { CID } from 'multiformats/cid'

/** At once: of a thousand collections. */
const most = 3_000

/** @returns CIDv1 in base32, each once. @throws InvalidInputError */
export function parseRoots(roots: readonly string[]): string[] {
  if (roots.length === 0 || roots.length > most)
    throw new InvalidInputError('roots', say`must be 1 to ${{ most }}`)
  return [...new Set(roots.map((root, index) => parseRoot(root, `roots.${index}`)))]
}

function parseRoot(text: string, field: string): string {
  try {
    return CID.parse(text).toV1().toString()
  } catch {
    throw new InvalidInputError(field, say`must be a CID`)
  }
}

/** The gateway says who asks, from the session. @throws InvalidInputError where it did not */
export function parseUser(source: string): string {
  if (source !== '') return source
  throw new InvalidInputError('source', say`is missing: only a signed-in user may ask for this`)
}
