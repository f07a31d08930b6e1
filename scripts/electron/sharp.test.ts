// Real: the libraries that npm installed for this machine.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dynamicNames } from './elf-names.ts'
import { separateGlib, sharpLibraries } from './sharp.ts'

/** As npm brings it: Electron may have been made ready here before. */
function asPublished(library: Buffer): Buffer {
  for (const { name, at } of dynamicNames(library)) library.write(name.replace('h>', 'g_'), at, 'latin1')
  return library
}

describe.runIf(process.platform === 'linux')('sharp beside another GLib', () => {
  const published = sharpLibraries().map((file) => asPublished(readFileSync(file)))
  const [libvips = Buffer.alloc(0), addon = Buffer.alloc(0)] = separateGlib(published)
  const namesOf = (library: Buffer) => dynamicNames(library).map(({ name }) => name)

  it('is published with names that clash', () => {
    for (const library of published) expect(namesOf(library)).toContain('g_object_unref')
  })

  it('asks for no name that a GLib of the system has', () => {
    expect(namesOf(libvips).filter((name) => name.startsWith('g_'))).toEqual([])
    expect(namesOf(addon).filter((name) => name.startsWith('g_'))).toEqual([])
    const defined = new Set(namesOf(libvips))
    const own = namesOf(addon).filter((name) => name.startsWith('h>'))
    expect(own).toContain('h>object_unref')
    expect(own.filter((name) => !defined.has(name))).toEqual([])
  })

  it('is found by the table of before', () => {
    const hash = (name: string) =>
      [...Buffer.from(name, 'latin1')].reduce((sum, byte) => (Math.imul(sum, 33) + byte) >>> 0, 5381)
    const before = namesOf(published[0] ?? Buffer.alloc(0))
    expect(namesOf(libvips).map(hash)).toEqual(before.map(hash))
  })

  it('stays as it is the second time', () => {
    const [again, addonAgain] = separateGlib([libvips, addon])
    expect(again?.equals(libvips)).toBe(true)
    expect(addonAgain?.equals(addon)).toBe(true)
  })

  it('says so where it is given something else', () => {
    expect(() => dynamicNames(Buffer.alloc(128))).toThrow('no ELF library')
  })
})
