// What a deb runs when it is installed and removed: electron-builder's own scripts, except that the command on the path
// is the launcher, which is the window and the command line, and not the program.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const resolve = createRequire(import.meta.url).resolve
const templates = join(dirname(resolve('app-builder-lib/package.json')), 'templates/linux')
// electron-builder fills these in.
const installed = '/opt/${sanitizedProductName}'
const program = `${installed}/\${executable}`
const launcher = `${installed}/resources/bin/\${executable}`

/** Writes the scripts into a folder, and says where they are. */
export async function writeDebScripts(
  folder: string,
): Promise<{ afterInstall: string; afterRemove: string }> {
  await mkdir(folder, { recursive: true })
  const write = async (name: string): Promise<string> => {
    const file = join(folder, name)
    await writeFile(file, throughLauncher(await readFile(join(templates, name), 'utf8')))
    return file
  }
  return { afterInstall: await write('after-install.tpl'), afterRemove: await write('after-remove.tpl') }
}

/** @throws Error where a newer electron-builder writes the scripts otherwise */
export function throughLauncher(script: string): string {
  const changed = script.replaceAll(program, launcher)
  if (changed !== script) return changed
  throw new Error(
    'electron-builder changed the scripts of a deb: scripts/package/deb-scripts.ts needs a look.',
  )
}
