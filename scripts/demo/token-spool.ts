import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { finished } from 'node:stream/promises'
import type { DemoToken } from './read-back.ts'

/** Tokens read back, on disk: a report of a large collection must not take more memory than one of a small. */
export interface TokenSpool {
  readonly count: number
  /** Of them, ready in the catalog. */
  readonly ready: number
  /** Each as JSON, in order. */
  lines(): AsyncIterable<string>
}

export async function spoolTokens(file: string, pages: AsyncIterable<DemoToken[]>): Promise<TokenSpool> {
  const output = createWriteStream(file)
  let count = 0
  let ready = 0
  for await (const page of pages) {
    count += page.length
    ready += page.filter(({ status }) => status === 'ready').length
    const text = page.map((token) => `${JSON.stringify(token)}\n`).join('')
    if (!output.write(text)) await once(output, 'drain')
  }
  output.end()
  await finished(output)
  return { count, ready, lines: () => createInterface({ input: createReadStream(file) }) }
}
