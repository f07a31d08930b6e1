// The names by which the loader of Linux binds one library to another, as they stand in a library's bytes.

/** A name of the dynamic symbol table, and where in the file it starts. */
export interface DynamicName {
  name: string
  at: number
}

const dynamicSymbols = 11
const oldHashTable = 5
const symbolBytes = 24

/** @throws Error where it is no library of a 64-bit, little-endian machine, or finds its names by a table we do not know */
export function dynamicNames(library: Buffer): DynamicName[] {
  if (library.readUInt32BE(0) !== 0x7f454c46 || library.readUInt16BE(4) !== 0x0201)
    throw new Error('This is no ELF library of 64 bits, lowest byte first.')
  const sections = readSections(library)
  if (sections.some(({ type }) => type === oldHashTable))
    throw new Error('This library finds its names by a table of the old kind.')
  const symbols = sections.find(({ type }) => type === dynamicSymbols)
  const strings = sections[symbols?.link ?? -1]
  if (!symbols || !strings) throw new Error('This library has no dynamic symbols.')
  const starts = new Set<number>()
  for (let at = symbols.offset; at < symbols.offset + symbols.size; at += symbolBytes)
    starts.add(strings.offset + library.readUInt32LE(at))
  return [...starts].map((at) => ({ at, name: nameAt(library, at) }))
}

function nameAt(library: Buffer, at: number): string {
  return library.toString('latin1', at, library.indexOf(0, at))
}

function readSections(library: Buffer) {
  const table = Number(library.readBigUInt64LE(0x28))
  const [bytes, count] = [library.readUInt16LE(0x3a), library.readUInt16LE(0x3c)]
  return Array.from({ length: count }, (_, index) => {
    const at = table + index * bytes
    return {
      type: library.readUInt32LE(at + 4),
      offset: Number(library.readBigUInt64LE(at + 24)),
      size: Number(library.readBigUInt64LE(at + 32)),
      link: library.readUInt32LE(at + 40),
    }
  })
}
