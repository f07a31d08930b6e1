// Real: the Kubo node named by INTAGLIO_TEST_IPFS_API_URL. What is computed offline must be what everyone computes.
import type { CID } from 'multiformats/cid'
import { expect, it } from 'vitest'
import { testServers } from '../../../../../scripts/servers/test-environment.ts'
import { addFolder } from './unixfs.ts'

const nowhere = { put: (cid: CID) => cid }

interface TestFile {
  path: string
  content: Uint8Array<ArrayBuffer>
}

/** The root Kubo gives a folder by the unixfs-v1-2025 profile, every choice of it spelled out. */
async function kuboRoot(files: TestFile[]): Promise<string> {
  const form = new FormData()
  for (const { path, content } of files) form.append('file', new Blob([content]), path)
  const choices = new URLSearchParams({
    'cid-version': '1',
    'raw-leaves': 'true',
    chunker: 'size-1048576',
    'max-file-links': '1024',
    'wrap-with-directory': 'true',
    'only-hash': 'true',
    quieter: 'true',
  })
  const response = await fetch(`${testServers().ipfsApiUrl}/api/v0/add?${choices.toString()}`, {
    method: 'POST',
    body: form,
  })
  const lines = (await response.text()).trim().split('\n')
  return (JSON.parse(lines.at(-1) ?? '{}') as { Hash: string }).Hash
}

async function ourRoot(files: TestFile[]): Promise<string | undefined> {
  return (await addFolder(files, nowhere, () => undefined))?.toString()
}

const text = (words: string) => new TextEncoder().encode(words)

it.each<[string, TestFile[]]>([
  [
    'a few small files',
    Array.from({ length: 30 }, (_, n) => ({ path: `${n + 1}.json`, content: text(`{"n":${n}}`) })),
  ],
  [
    'files of many chunks',
    [0, 1, 1024 * 1024, 1024 * 1024 + 1, 5_500_000].map((size, n) => ({
      path: `${n} 🦉.bin`,
      content: new Uint8Array(size).map((_, index) => (index * 31 + n) % 251),
    })),
  ],
  [
    'so many files that the folder is sharded',
    Array.from({ length: 6_000 }, (_, n) => ({
      path: `${n + 1}.json`,
      content: text(`{"name":"Plate #${n + 1}"}`),
    })),
  ],
])('addresses %s as Kubo does', async (_, files) => {
  expect(await ourRoot(files)).toBe(await kuboRoot(files))
})
