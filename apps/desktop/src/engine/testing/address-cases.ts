import type { TestFile } from './keep-folder.ts'

const chunk = 1 << 20

/** Sizes at which the way of addressing a file changes; the last is for streams only. */
export const sizes = [0, 1, chunk - 1, chunk, chunk + 1, 5_500_000, 100_000_000]

/** A stream of that many bytes, always the same; no two chunks are equal. */
export function bytesOf(size: number): AsyncIterable<Uint8Array> {
  return {
    async *[Symbol.asyncIterator]() {
      for (let done = 0; done < size; done += chunk) {
        const bytes = new Uint8Array(Math.min(chunk, size - done))
        for (let index = 0; index < bytes.length; index += 1) bytes[index] = (index * 31 + done / chunk) % 251
        yield bytes
      }
    },
  }
}

const text = (words: string) => new TextEncoder().encode(words)

export function plates(count: number): TestFile[] {
  return Array.from({ length: count }, (_, n) => ({
    name: `${n + 1}.json`,
    content: text(`{"name":"Plate #${n + 1}"}`),
  }))
}

/** Names a file system takes and a URL does not; two of them look the same. */
export const oddNames: TestFile[] = [
  ...['a b', 'ü', '#1', '50%', '🦉', '\u00e9', 'e\u0301', '%20', "it's", '..a', 'a&b=c', '日本'],
].map((name) => ({ name, content: text(name) }))
