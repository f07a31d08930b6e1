import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from '@intaglio/shared/sharp'
import type { Studio } from '../open-studio.ts'

/** Begins a project of so many large pictures that reading them takes a while; does not wait for it. */
export async function beginLargeProject(studio: Studio, scratch: string, count: number): Promise<void> {
  const folder = join(scratch, 'Large pictures')
  await mkdir(folder, { recursive: true })
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 }
  const picture = await sharp({
    create: { width: 1600, height: 1600, channels: 3, background: '#888', noise },
  })
    .jpeg()
    .toBuffer()
  // What stands behind the end of a picture makes it another file.
  await Promise.all(
    Array.from({ length: count }, (_, index) =>
      writeFile(join(folder, `${index}.jpg`), Buffer.concat([picture, Buffer.from(`#${index}`)])),
    ),
  )
  await studio.willChooseFolder(folder)
  await studio.page.evaluate(async () => {
    const chosen = await window.intaglio.chooseFolder(undefined)
    const created = await window.intaglio.createProject({ folder: (chosen.ok && chosen.value) || '' })
    if (!created.ok) throw new Error(JSON.stringify(created.error))
  })
}
