// Real decoder processes and real pictures; one of the decoders' entries can be ended by what a file holds.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from '@intaglio/shared/sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTemporaryStore, type TemporaryStore } from '../../testing/temporary-store.ts'
import { importFolder } from '../import-media.ts'
import { createDecoders, type DecoderProcess } from './decoders.ts'
import { forkDecoder } from './fork-decoder.ts'
import type { DecoderQuestion } from './protocol.ts'

const fragile = fileURLToPath(new URL('../testing/fragile-decoder.ts', import.meta.url))

describe('decoders', { timeout: 120_000 }, () => {
  let place: TemporaryStore
  let folder: string
  beforeEach(() => {
    place = openTemporaryStore()
    folder = mkdtempSync(path.join(tmpdir(), 'intaglio-decoders-'))
  })
  afterEach(() => {
    place.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  async function picture(name: string, hue: number, after = ''): Promise<void> {
    const background = { r: hue, g: 255 - hue, b: 90 }
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
      .png()
      .toBuffer()
    writeFileSync(path.join(folder, name), Buffer.concat([png, Buffer.from(after)]))
  }

  const importWith = async (patience: number | undefined, onSpawn = (_: DecoderProcess) => undefined) => {
    const decoders = createDecoders(
      () => {
        const process = forkDecoder(fragile)
        onSpawn(process)
        return process
      },
      2,
      patience,
    )
    try {
      return await importFolder({ ...place, decoders }, 'p', folder)
    } finally {
      decoders.close()
    }
  }

  test.each([
    ['ends', 'SEGFAULT', undefined],
    ['keeps', 'HANG', 8_000],
  ])('name a file that %s its reader, and take the others', async (_what, mark, patience) => {
    for (let index = 1; index <= 6; index += 1) await picture(`${index}.png`, index * 30)
    await picture('4 evil.png', 7, mark)
    const report = await importWith(patience)
    expect(report.imported).toBe(6)
    expect(report.skipped).toEqual([
      expect.objectContaining({ file: '4 evil.png', code: 'DECODER_FAILED' }) as unknown,
    ])
    expect(place.store.items.count('p')).toBe(6)
  })

  test('are replaced where something else ended them, and the file is taken all the same', async () => {
    await picture('1.png', 30)
    let spawned = 0
    const report = await importWith(undefined, (process) => {
      spawned += 1
      const { send } = process
      process.send = (question) => (spawned === 1 ? process.kill() : send(question))
    })
    expect(spawned).toBe(2)
    expect(report).toMatchObject({ imported: 1, skipped: [] })
  })

  test('are started ahead of the first file, and then no more', async () => {
    await picture('1.png', 30)
    let spawned = 0
    const decoders = createDecoders(() => {
      spawned += 1
      return forkDecoder()
    }, 2)
    try {
      decoders.warm()
      decoders.warm()
      expect(spawned).toBe(2)
      const sizes = Array.from({ length: 4 }, () => decoders.size(path.join(folder, '1.png')))
      expect(await Promise.all(sizes)).toEqual(Array(4).fill({ width: 40, height: 30 }))
      expect(spawned).toBe(2)
    } finally {
      decoders.close()
    }
  })

  test.each([
    [
      'a file elsewhere',
      { form: { name: '../../../etc/passwd', sha256: 'a'.repeat(64), bytes: 1, changes: [] } },
    ],
    ['another kind of file', { medium: { kind: 'program', mime: 'image/png', extension: 'png' } }],
    ['an extension that is a path', { medium: { kind: 'picture', mime: 'image/png', extension: '../png' } }],
  ])('are not believed when they name %s', async (_what, lie) => {
    const medium = { kind: 'picture', mime: 'image/png', extension: 'png' }
    const facts = { width: 1, height: 1, durationMs: null, codec: null, phash: null, removed: [] }
    let answer: (answer: unknown) => void = () => undefined
    const liar: DecoderProcess = {
      send: () => answer({ type: 'done', value: { medium, ...facts, ...lie } }),
      onAnswer: (listener) => (answer = listener),
      onExit: () => undefined,
      kill: () => undefined,
    }
    const { request } = { request: {} } as Extract<DecoderQuestion, { task: 'look' }>
    const decoders = createDecoders(() => liar)
    await expect(decoders.look(request)).rejects.toMatchObject({ code: 'DECODER_ANSWER' })
    decoders.close()
  })
})
