import { parse } from 'node:path'

/** What some system does not take in a name. */
const FORBIDDEN = /[\p{C}<>:"/\\|?*]/gu

/**
 * Names that can lie in one folder of any system, as near to the wanted ones as can be: "1.png", "1 (2).png".
 * @param there names that the folder has already
 */
export function namesFor(wanted: readonly string[], there: readonly string[] = []): string[] {
  const taken = new Set(there.map((name) => name.toLowerCase()))
  return wanted.map((name) => {
    const safe = name.replace(FORBIDDEN, '_').replace(/^\.+|[. ]+$/g, '') || 'file'
    const { name: stem, ext } = parse(safe)
    let free = safe
    // Some systems do not tell capitals apart.
    for (let nth = 2; taken.has(free.toLowerCase()); nth += 1) free = `${stem} (${nth})${ext}`
    taken.add(free.toLowerCase())
    return free
  })
}
