/**
 * Draws the sample collection: `node_modules/.bin/node scripts/sample-art/main.ts [--only 07] [--to FOLDER]`.
 * Run by hand when a plate changes; without --to it rewrites resources/sample-collection, which takes some three
 * minutes. Seeds are fixed, so the same plates come out. The logo and the banner come from icons.ts.
 */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import sharp from '@intaglio/shared/sharp'
import type { Sharp } from '@intaglio/shared/sharp'
import { collection, pieces } from './collection.ts'
import { drawing } from './drawing.ts'
import type { DrawnPiece, Piece } from './piece.ts'
import { pull } from './press.ts'

const { values } = parseArgs({
  options: {
    to: { type: 'string', default: path.join(import.meta.dirname, '../../resources/sample-collection') },
    only: { type: 'string', multiple: true },
  },
})

const animatedSide = 600

/** Writes a piece in the format its name asks for and returns how many lines it has. */
async function write(piece: Piece | DrawnPiece, file: string): Promise<number> {
  if ('markup' in piece) {
    if (piece.frames === undefined) await writeFile(file, drawing(piece))
    else await writeAnimation(piece, piece.frames, file)
    return piece.lineCount
  }
  const { image, lineCount } = await pull(piece, 1200)
  await encode(image, path.extname(file)).toFile(file)
  return lineCount
}

function encode(image: Sharp, extension: string): Sharp {
  switch (extension) {
    case '.png':
      return image.png({ palette: true, colours: 48, dither: 0.35, effort: 10, compressionLevel: 9 })
    case '.jpg':
      return image.jpeg({ quality: 80, mozjpeg: true })
    case '.webp':
      return image.webp({ quality: 78, effort: 6 })
    case '.avif':
      return image.avif({ quality: 58, effort: 6 })
    case '.tiff':
      return image.tiff({ compression: 'jpeg', quality: 82 })
    default:
      throw new Error(`No encoder for ${extension}`)
  }
}

async function writeAnimation(piece: DrawnPiece, frames: number, file: string): Promise<void> {
  const pictures: Buffer[] = []
  for (let i = 0; i < frames; i++) {
    const svg = Buffer.from(drawing(piece, i / frames))
    pictures.push(await sharp(svg).resize(animatedSide).png().toBuffer())
  }
  await sharp(pictures, { join: { animated: true } })
    .gif({ colours: 16, dither: 0, loop: 0, delay: pictures.map(() => 90), effort: 10 })
    .toFile(file)
}

const columns = [
  'file',
  'name',
  'description',
  'Motif',
  'Kind',
  'Ink',
  'Paper',
  'Border',
  'Hatch',
  'Edition mark',
  'Denomination',
  'Engraved year',
  'Line count',
]

function row(piece: Piece | DrawnPiece, lines: number): string {
  const { file, name, description, motif, kind, ink, paper, border, hatch, mark, value, year } = piece
  return [file, name, description, motif, kind, ink, paper, border, hatch, mark, value, year, lines]
    .map(cell)
    .join(',')
}

const cell = (value: string | number) =>
  /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value)

/** Line counts of the pieces that this run leaves alone, from the table written before. */
async function countsBefore(table: string): Promise<Map<string, number>> {
  const text = await readFile(table, 'utf8').catch(() => '')
  return new Map(
    text
      .split('\n')
      .slice(1)
      .filter(Boolean)
      .map((line) => [line.split(',')[0]!, Number(line.split(',').at(-1))]),
  )
}

await mkdir(values.to, { recursive: true })
const table = path.join(values.to, 'metadata.csv')
const before = await countsBefore(table)
const rows: string[] = []
for (const piece of pieces) {
  const file = path.join(values.to, piece.file)
  let lines = before.get(piece.file) ?? 0
  if (!values.only || values.only.some((number) => piece.file.startsWith(number))) {
    const start = Date.now()
    lines = await write(piece, file)
    process.stderr.write(
      `${piece.file}  ${lines} lines  ${Math.round((await stat(file)).size / 1024)} kB  ${Date.now() - start} ms\n`,
    )
  }
  rows.push(row(piece, lines))
}
await writeFile(table, `${columns.join(',')}\n${rows.join('\n')}\n`)
await writeFile(path.join(values.to, 'collection.json'), `${JSON.stringify(collection, null, 2)}\n`)
