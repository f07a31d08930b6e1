// On Linux, Electron's program is linked with the system's GLib, and libvips, by which sharp works, carries a GLib of its
// own whose functions have the same names. The loader binds a name to whoever has it first, and that is Electron: objects
// of one GLib are counted by the other. Depending on the system's version this ends the process at the first picture, or
// leaks a part of each. So what libvips calls its GLib is renamed, there and where sharp asks for it.
import { globSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dynamicNames } from './elf-names.ts'

const images = fileURLToPath(new URL('../../node_modules/@img', import.meta.url))

/** Leaves a sharp in node_modules that gets along with Electron. Once an installation, 20 ms later. */
export async function useSeparateGlib(): Promise<void> {
  if (process.platform !== 'linux') return
  const files = sharpLibraries()
  const libraries = await Promise.all(files.map((file) => readFile(file)))
  for (const [index, library] of separateGlib(libraries).entries()) {
    const file = files[index] ?? ''
    if (libraries[index]?.equals(library)) continue
    // Put in its place whole: a process may have the one of before in memory.
    const whole = `${file}.${process.pid}.part`
    await writeFile(whole, library)
    await rename(whole, file)
  }
}

/** @returns libvips of this machine, then what is linked with it; Electron has no build for another C library than GNU's */
export function sharpLibraries(inFolder = images): string[] {
  const find = (pattern: string) => globSync(join(inFolder, pattern))
  return [
    ...find(`sharp-libvips-linux-${process.arch}/lib/libvips-cpp.so.*[0-9]`),
    ...find(`sharp-linux-${process.arch}/lib/*.node`),
  ]
}

/**
 * A name of the same length that falls in the same place of the loader's hash table, which multiplies by 33: one more in a
 * character is 33 less in the next. So the name is all that changes in a library.
 */
const twin = { of: 'g_', is: 'h>' }

/**
 * @param libraries libvips first, then what is linked with it; also those that were returned before
 * @returns the same with names of its own for the GLib of libvips
 * @throws Error where a name cannot be changed alone
 */
export function separateGlib(libraries: readonly Buffer[]): Buffer[] {
  const [libvips, ...others] = libraries.map((library) => Buffer.from(library))
  if (!libvips) return []
  for (const { name, at } of dynamicNames(libvips)) if (name.startsWith(twin.of)) libvips.write(twin.is, at)
  // A name may be the end of a longer one, which has changed with it.
  const changed = dynamicNames(libvips).filter(({ name }) => name.includes(twin.is))
  const nameNow = new Map(changed.map(({ name }) => [name.replace(twin.is, twin.of), name]))
  for (const library of others) {
    const wanted = dynamicNames(library)
    for (const { name, at } of wanted) library.write(nameNow.get(name) ?? name, at, 'latin1')
    const spoilt = dynamicNames(library).find(({ name }, index) => {
      const before = wanted[index]?.name ?? ''
      return name !== (nameNow.get(before) ?? before)
    })
    if (spoilt) throw new Error(`sharp cannot be told another name than ${spoilt.name}.`)
  }
  return [libvips, ...others]
}
