import { say, type Text } from '@intaglio/shared'
import { readFile } from 'node:fs/promises'

export function isJson(file: string): boolean {
  return file.toLowerCase().endsWith('.json')
}

/** What a JSON file holds: undefined where there is no file, `broken` where it is no JSON. */
export async function readJson(
  file: string,
): Promise<{ value: unknown; broken?: undefined } | { broken: Text } | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
  try {
    return { value: parseJson(text) }
  } catch (error) {
    return { broken: say`It is not JSON: ${{ detail: (error as Error).message }}` }
  }
}

/** @throws SyntaxError */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, ''), withAllDigits)
}

/** A whole number that would not be written again as it is stays text: none of its digits is lost. */
function withAllDigits(_key: string, value: unknown, written?: { source?: string }): unknown {
  const source = written?.source
  if (source === undefined || typeof value !== 'number' || Math.abs(value) <= Number.MAX_SAFE_INTEGER)
    return value
  return /^-?\d+$/.test(source) && String(value) !== source ? source : value
}
