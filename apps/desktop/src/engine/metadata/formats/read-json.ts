import { readFile } from 'node:fs/promises'

export function isJson(file: string): boolean {
  return file.toLowerCase().endsWith('.json')
}

/** What a JSON file holds: undefined where there is no file, `broken` where it is no JSON. */
export async function readJson(
  file: string,
): Promise<{ value: unknown; broken?: undefined } | { broken: string } | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown }
  } catch (error) {
    return { broken: `It is not JSON: ${(error as Error).message}` }
  }
}
