import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'

const side = 64

/**
 * Writes a small set of layers in HashLips' layout: a body that fills the canvas, eyes, and hats of which one, the
 * crown, has jewels of its own.
 */
export async function writeLayers(folder: string): Promise<void> {
  const fills = { 'Ink#3': '#223344', 'Brass#1': '#b08d57' }
  for (const [name, color] of Object.entries(fills)) {
    await draw(folder, `1 Body/${name}.png`, `<rect width="64" height="64" fill="${color}"/>`)
  }
  for (const [index, name] of ['Moon#5', 'Sun', 'Star#2', 'Ring#2'].entries()) {
    await draw(folder, `2 Eyes/${name}.png`, `<circle cx="${14 + index * 9}" cy="30" r="6" fill="#fff"/>`)
  }
  await draw(folder, '3 Hat/Cap#4.png', '<rect x="20" y="4" width="24" height="8" fill="#804020"/>')
  await draw(folder, '3 Hat/Crown#2/Ruby#1.png', '<rect x="16" y="2" width="32" height="12" fill="#c02040"/>')
  await draw(folder, '3 Hat/Crown#2/Opal#1.png', '<rect x="16" y="2" width="32" height="12" fill="#a0e0d0"/>')
  await writeFile(path.join(folder, '3 Hat', 'notes.txt'), 'no picture')
}

async function draw(folder: string, file: string, shapes: string): Promise<void> {
  const full = path.join(folder, file)
  await mkdir(path.dirname(full), { recursive: true })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${shapes}</svg>`
  await sharp(Buffer.from(svg)).png().toFile(full)
}
