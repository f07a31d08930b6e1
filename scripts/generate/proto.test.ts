// The committed code is what the .proto files say.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { generatedFolder, generateProto } from './proto.ts'

let fresh: string
beforeAll(async () => {
  fresh = await mkdtemp(path.join(tmpdir(), 'intaglio-proto-'))
  await generateProto(fresh)
})
afterAll(() => rm(fresh, { recursive: true, force: true }))

it('is generated from the protocol as it stands', async () => {
  const files = (await readdir(generatedFolder, { recursive: true })).filter((file) => file.endsWith('.ts'))
  const made = (await readdir(path.join(fresh, 'gen'), { recursive: true })).filter((file) =>
    file.endsWith('.ts'),
  )
  expect(made.sort()).toEqual(files.sort())
  for (const file of files) {
    const committed = await readFile(path.join(generatedFolder, file), 'utf8')
    expect(await readFile(path.join(fresh, 'gen', file), 'utf8'), file).toBe(committed)
  }
})
