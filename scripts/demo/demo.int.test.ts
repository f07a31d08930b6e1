// Real: the demo as its own process, the embedded backend with its PostgreSQL, anvil, the sample's files on disk.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeBadCollection } from '../sample-art/bad-collection.ts'
import { runDemo, runDemoProcess } from './run-demo.ts'

describe('npm run demo', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'intaglio-bad-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('mints the whole sample and reads it back from the catalog', async () => {
    const report = await runDemo()
    expect(report.stack).toBe('embedded')
    expect(report.skipped).toEqual([])
    expect(report.tokens.map(({ tokenId }) => tokenId)).toEqual(upTo(24))
    expect(report.batches.flatMap(({ tokenIds }) => tokenIds)).toEqual(upTo(24))
    expect(new Set(report.tokens.map(({ status }) => status))).toEqual(new Set(['ready']))
    expect(new Set(report.tokens.map(({ owner }) => owner)).size).toBe(1)
    expect(new Set(report.tokens.map(({ metadataCid }) => metadataCid)).size).toBe(24)
    expect(report.tokens.every(({ tokenId, tokenUri }) => tokenUri.endsWith(`/${tokenId}.json`))).toBe(true)
  })

  it('mints editions and repeats images up to a count', async () => {
    const report = await runDemo('--standard', 'erc1155', '--count', '30')
    expect(report.collection.standard).toBe('erc1155')
    expect(report.tokens.map(({ tokenId }) => tokenId)).toEqual(upTo(30))
    expect(new Set(report.tokens.map(({ name }) => name)).size).toBe(30)
    expect(new Set(report.tokens.map(({ status }) => status))).toEqual(new Set(['ready']))
  })

  it('takes any folder, names each bad file with its reason and mints the rest', async () => {
    const { good, bad } = await writeBadCollection(folder)
    const report = await runDemo(folder)
    expect(report.skipped.map(({ file }) => file).sort()).toEqual(bad.map(({ file }) => file).sort())
    expect(report.skipped.every(({ reason }) => reason.length > 10)).toBe(true)
    expect(report.tokens).toHaveLength(good.length)
  })

  it('says what is wrong with an option and how it is used', async () => {
    const wrong = await runDemoProcess('--count', 'many')
    expect(wrong.code).not.toBe(0)
    expect(wrong.stderr).toContain('whole number')
    const help = await runDemoProcess('--help')
    for (const option of ['--json', '--stack', '--standard', '--count', '--keep', 'path']) {
      expect(help.stdout).toContain(option)
    }
  })
})

function upTo(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index + 1))
}
