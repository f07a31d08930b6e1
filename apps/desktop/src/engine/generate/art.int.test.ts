// Real: files on disk.
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { hashArt } from './art.ts'
import { recipeOf } from './testing/recipes.ts'

it('notices a picture that is another one than was hashed, whatever changed it', async () => {
  const layersFolder = await mkdtemp(path.join(tmpdir(), 'art-'))
  onTestFinished(() => rm(layersFolder, { recursive: true }))
  const [ink, brass, sea] = ['Ink', 'Brass', 'Sea'].map((name) => path.join(layersFolder, `${name}.png`))
  if (!ink || !brass || !sea) throw new Error('There are no pictures.')
  for (const file of [ink, brass, sea]) await writeFile(file, 'before')
  const values = ['Ink', 'Brass', 'Sea'].map((name) => ({ name, file: `${name}.png` }))
  const { hashes, refuseChanged } = await hashArt(
    recipeOf({ layersFolder, count: 1, layers: [{ name: 'Body', values }] }),
  )
  expect(hashes.size).toBe(3)
  for (const file of [ink, brass, sea]) await refuseChanged(file)

  await writeFile(ink, 'after')
  await writeFile(`${brass}.new`, 'before')
  await rename(`${brass}.new`, brass)
  await rm(sea)
  for (const file of [ink, brass, sea]) {
    await expect(refuseChanged(file)).rejects.toMatchObject({ code: 'LAYER_CHANGED', details: { file } })
  }
})
