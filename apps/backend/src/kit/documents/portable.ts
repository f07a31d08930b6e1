import { IntaglioError, say } from '@intaglio/shared'

/**
 * JSON that both stores take and give back alike: text that PostgreSQL refuses (NUL) or that is no Unicode
 * (half a surrogate pair) is replaced by U+FFFD, as browsers do.
 */
export function portable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? clean(part) : part))
}

function clean(text: string): string {
  return Buffer.from(text.replaceAll('\0', '\uFFFD'), 'utf8').toString('utf8')
}

export function documentConflict(collection: string, cause: unknown): IntaglioError {
  return new IntaglioError(say`A document of ${{ collection }} is there under another id.`, {
    code: 'DOCUMENT_CONFLICT',
    why: say`Its unique fields equal those of another document.`,
    cause,
  })
}
