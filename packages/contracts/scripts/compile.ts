/** Compiles the contracts and writes the ABIs and the bytecode of `src/`: `npm run compile -w @intaglio/contracts`. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { generateArtefacts } from './generate.ts'

for (const [file, content] of await generateArtefacts()) {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, content)
  process.stderr.write(`${path.relative(process.cwd(), file)}\n`)
}
