import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nameOf, placesOfStudio, readLock } from './lock.ts'

/** What is not as its makers published it, which their licences ask to be said. */
const changed = /^@img\/sharp(-libvips)?-linux-/
const howChanged =
  'Changed for Intaglio: the names of GLib’s functions, by scripts/electron/sharp.ts of its source.'

/** The licences of everything that a package of the studio carries, compiled in or beside, with their texts. */
export async function thirdPartyNotices(root: string): Promise<string> {
  const lock = await readLock(root)
  const parts = await Promise.all(
    placesOfStudio(lock).map(async (place) => {
      const { version = '', license = 'see below' } = lock.packages[place] ?? {}
      const text = await licenceText(join(root, place))
      const name = nameOf(place)
      if (text === undefined) return ''
      const said = changed.test(name) ? `${howChanged}\n\n${text}` : text
      return `${name} ${version} (${license})\n\n${said.trim()}\n`
    }),
  )
  const rule = `\n${'-'.repeat(80)}\n\n`
  return `Intaglio contains the following software.\n${rule}${parts.filter(Boolean).join(rule)}`
}

/** The text in the package; a line that says so where it has none; undefined where it is not installed here. */
async function licenceText(folder: string): Promise<string | undefined> {
  const files = await readdir(folder).catch(() => undefined)
  if (!files) return undefined
  const texts = files.filter(
    (file) => /^(licen[cs]e|notice|copying)/i.test(file) && !/\.[cm]?[jt]s$/.test(file),
  )
  const read = await Promise.all(
    texts.sort().map((file) => readFile(join(folder, file), 'utf8').catch(() => '')),
  )
  return read.filter(Boolean).join('\n\n') || 'The package brings no text of its licence.'
}
