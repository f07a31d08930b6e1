import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { partOf, serveFile } from './serve-file.ts'

it.each([
  ['bytes=0-3', { start: 0, end: 3 }],
  ['bytes=4-', { start: 4, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=5-100', { start: 5, end: 9 }],
  ['bytes=-100', { start: 0, end: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=3-2', 'unsatisfiable'],
  ['bytes=0-1,4-5', undefined],
  ['pages=1-2', undefined],
])('%s of ten bytes', (range, part) => {
  expect(partOf(range, 10)).toEqual(part)
})

it('gives a file, a part of it, or nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'intaglio-serve-'))
  const file = join(folder, 'film.mp4')
  await writeFile(file, '0123456789')
  const whole = await serveFile(file, 'video/mp4', null)
  expect([whole?.status, await whole?.text()]).toEqual([200, '0123456789'])
  const part = await serveFile(file, 'video/mp4', 'bytes=2-4')
  expect([part?.status, part?.headers.get('content-range'), await part?.text()]).toEqual([
    ...[206, 'bytes 2-4/10', '234'],
  ])
  expect((await serveFile(file, 'video/mp4', 'bytes=20-'))?.status).toBe(416)
  expect(await serveFile(join(folder, 'gone.mp4'), 'video/mp4', null)).toBeUndefined()
  await rm(folder, { recursive: true })
})
