import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { execa } from 'execa'

const folder = fileURLToPath(new URL('../../packages/proto/', import.meta.url))
const bin = fileURLToPath(new URL('../../node_modules/.bin/', import.meta.url))

/** Where the committed code is. */
export const generatedFolder = path.join(folder, 'gen')

/**
 * Checks the .proto files and generates their TypeScript.
 * @param output the folder `gen` is made in; packages/proto unless a test wants it elsewhere
 * @throws when buf refuses a file; its words are on standard error
 */
export async function generateProto(output: string = folder): Promise<void> {
  const options = {
    cwd: folder,
    preferLocal: true,
    localDir: bin,
    stdio: ['ignore', 'inherit', 'inherit'],
  } as const
  await execa('buf', ['lint'], options)
  await execa('buf', ['generate', '--output', output], options)
}
