import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { copyFixture, glb, writeWav } from '../../media/testing/fixtures.ts'

/**
 * Writes a small folder in which every way a file can take is taken: pictures, one with a position that is not
 * published, a drawing that acts, a sound and a model without pictures, twins, one that is cut off, words for them.
 */
export async function writeManyMedia(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const at = (name: string) => path.join(folder, name)
  const plain = (color: string) =>
    sharp({ create: { width: 48, height: 32, channels: 3, background: color } })
  for (const [index, color] of ['#223344', '#b08d57', '#804020', '#a0e0d0', '#556b2f'].entries()) {
    await plain(color)
      .png()
      .toFile(at(`${index + 1}.png`))
  }
  await plain('#223344').png().toFile(at('6 twin.png'))
  await plain('#c02040')
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitude: '7/1 15/1 0/1' } })
    .jpeg()
    .toFile(at('7.jpg'))
  await plain('#4a3b6b').webp().toFile(at('8.webp'))
  const svg = (more: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="9"/>${more}</svg>`
  await writeFile(at('9.svg'), svg('<script>alert(1)</script>'))
  await writeFile(at('10 cut.png'), (await plain('#102030').png().toBuffer()).subarray(0, 60))
  await writeWav(at('11.wav'))
  await writeFile(at('12.glb'), await glb())
  await plain('#1d4a56').png().toFile(at('12.png'))
  await copyFixture('tagged.mp3', folder, '13.mp3')
  await writeFile(
    at('metadata.csv'),
    'file,name,description,Paper\n1.png,One,The first,laid\n7.jpg,Seven,,wove\n9.svg,Nine,,\nnone.png,None,,\n',
  )
  await writeFile(at('collection.json'), JSON.stringify({ name: 'Many', symbol: 'MANY', image: '3.png' }))
  // Long settled: what is remembered of them does not depend on when they were written.
  for (const name of await readdir(folder)) await utimes(at(name), 1_700_000_000, 1_700_000_000)
}
