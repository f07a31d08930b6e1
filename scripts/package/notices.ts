import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      link: z.boolean().optional(),
      resolved: z.string().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      devDependencies: z.record(z.string(), z.string()).optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
})
type Lock = z.output<typeof lockSchema>

const studio = 'apps/desktop'
/** Left out of packages: see electron-builder.yml. */
const leftOut = /^@napi-rs\/webcodecs/

/** The licences of everything that a package of the studio carries, with their texts. */
export async function thirdPartyNotices(root: string): Promise<string> {
  const lock = lockSchema.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')))
  const parts = await Promise.all(
    carried(lock).map(async (place) => {
      const { version = '', license = 'see below' } = lock.packages[place] ?? {}
      const text = await licenceText(join(root, place))
      return text === undefined ? '' : `${nameOf(place)} ${version} (${license})\n\n${text.trim()}\n`
    }),
  )
  const rule = `\n${'-'.repeat(80)}\n\n`
  return `Intaglio contains the following software.\n${rule}${parts.filter(Boolean).join(rule)}`
}

/** Places in the lock file of all packages that the studio's own and its window's dependencies lead to. */
function carried(lock: Lock): string[] {
  const found = new Set<string>()
  const visit = (from: string, name: string): void => {
    const place = resolvePlace(lock, from, name)
    if (place === undefined || found.has(place) || leftOut.test(name)) return
    found.add(place)
    const entry = lock.packages[place]
    const target = entry?.link === true ? (entry.resolved ?? place) : place
    const { dependencies = {}, optionalDependencies = {} } = lock.packages[target] ?? {}
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) visit(target, next)
  }
  const { dependencies = {}, devDependencies = {} } = lock.packages[studio] ?? {}
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) visit(studio, name)
  return [...found].filter((place) => lock.packages[place]?.link !== true).sort()
}

/** As Node looks for a package: beside who asks, then a folder up, and so on. */
function resolvePlace(lock: Lock, from: string, name: string): string | undefined {
  for (let folder = from; ;) {
    const place = [folder, 'node_modules', name].filter(Boolean).join('/')
    if (lock.packages[place]) return place
    if (folder === '') return undefined
    const cut = folder.lastIndexOf('/node_modules/')
    folder = cut > 0 ? folder.slice(0, cut) : ''
  }
}

function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
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
