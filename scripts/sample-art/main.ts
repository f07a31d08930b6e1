/**
 * Draws the sample collection: `node_modules/.bin/node scripts/sample-art/main.ts [number …] [--to FOLDER]`.
 * Run by hand when a plate changes; what it writes is in resources/sample-collection. The same seeds give the
 * same pictures.
 */
import { mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import path from 'node:path'
import { first } from './pieces/first.ts'
import { land } from './pieces/land.ts'
import { sky } from './pieces/sky.ts'
import { sea } from './pieces/sea.ts'
import { pull } from './press.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { to: { type: 'string', default: '/tmp/art' } } })
await mkdir(values.to, { recursive: true })
for (const piece of [...first, ...sea, ...land, ...sky]) {
  if (positionals.length && !positionals.some((n) => piece.file.startsWith(n))) continue
  const t = Date.now()
  const { image, lineCount } = await pull(piece, 1200)
  await image.png().toFile(path.join(values.to, piece.file.replace(/\.\w+$/, '.png')))
  process.stderr.write(`${piece.file} ${lineCount} lines ${Date.now() - t} ms\n`)
}
