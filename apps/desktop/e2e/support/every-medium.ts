import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { copyFixture, glb, writeWav } from '../../src/engine/media/testing/fixtures.ts'

/** Writes a folder with one file of each medium that is taken, and returns their names in order. */
export async function writeEveryMedium(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const to = (name: string): string => join(folder, name)
  await sprite().png().toFile(to('01 sprite.png'))
  await photo(2400, 1600).jpeg().toFile(to('02 photo.jpg'))
  await photo(900, 1200).webp().toFile(to('03 still.webp'))
  await film()
    .webp({ delay: [80, 80, 80], loop: 0 })
    .toFile(to('04 moving.webp'))
  await photo(800, 800).avif().toFile(to('05 picture.avif'))
  await film()
    .gif({ delay: [80, 80, 80], loop: 0 })
    .toFile(to('06 moving.gif'))
  await writeFile(to('07 drawing.svg'), drawing)
  await photo(1600, 1200).tiff().toFile(to('08 scan.tiff'))
  await copyFixture('film.mp4', folder, '09 film.mp4')
  await copyFixture('film.webm', folder, '10 film.webm')
  await copyFixture('tagged.mp3', folder, '11 tide.mp3')
  await writeWav(to('12 swell.wav'))
  await writeFile(to('13 shard.glb'), await glb(['Turn', 'Turn back']))
  return [
    ...[
      '01 sprite.png',
      '02 photo.jpg',
      '03 still.webp',
      '04 moving.webp',
      '05 picture.avif',
      '06 moving.gif',
    ],
    ...['07 drawing.svg', '08 scan.tiff', '09 film.mp4', '10 film.webm', '11 tide.mp3', '12 swell.wav'],
    '13 shard.glb',
  ]
}

/** 16 x 16 pixels, two inks, and nothing round them. */
function sprite() {
  const pixels = Buffer.alloc(16 * 16 * 4)
  for (let y = 0; y < 16; y += 1) {
    for (let x = 0; x < 16; x += 1) {
      if (Math.hypot(x - 7.5, y - 7.5) > 7) continue
      const ink = (x + y) % 2 === 0 ? [200, 40, 60, 255] : [240, 200, 80, 255]
      pixels.set(ink, (y * 16 + x) * 4)
    }
  }
  return sharp(pixels, { raw: { width: 16, height: 16, channels: 4 } })
}

function photo(width: number, height: number) {
  return sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <filter id="n"><feTurbulence baseFrequency=".012" numOctaves="4" seed="3"/></filter>
    <rect width="100%" height="100%" filter="url(#n)"/><rect width="100%" height="100%" fill="#2a5c7a" opacity=".5"/>
    <circle cx="50%" cy="45%" r="22%" fill="#e9d8a6"/></svg>`),
  ).flatten()
}

/** Three frames of 120 x 90 pixels. */
function film() {
  const frames = ['#7a2f1d', '#1d4a7a', '#2f5c3d'].map((background) => ({
    create: { width: 120, height: 90, channels: 4 as const, background },
  }))
  return sharp(frames as unknown as string[], { join: { animated: true } })
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="200" height="200">
  <circle cx="100" cy="100" r="80" fill="none" stroke="#1f7a66" stroke-width="6"/>
  <path d="M40 100h120M100 40v120" stroke="#1f7a66" stroke-width="2"/></svg>`
