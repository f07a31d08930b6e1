// Which packages lead to which, as package-lock.json has it.
import { readFile } from 'node:fs/promises'
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
export type Lock = z.output<typeof lockSchema>

/** Where the studio stands in the lock file. */
const studio = 'apps/desktop'
/** It holds x264, whose licence a package of ours cannot meet: without it films get a drawn cover. */
const neverCarried = /^@napi-rs\/webcodecs/

/** Of the checkout in `root`. */
export async function readLock(root: string): Promise<Lock> {
  return lockSchema.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')))
}

/** Places of all packages that the studio's own and its window's dependencies lead to, whether installed or not. */
export function placesOfStudio(lock: Lock): string[] {
  const { dependencies = {}, devDependencies = {} } = lock.packages[studio] ?? {}
  return placesFrom(lock, studio, Object.keys({ ...dependencies, ...devDependencies }))
}

/** Places of the packages that those at the given places need, and their own. */
export function placesWithin(lock: Lock, places: readonly string[]): string[] {
  return [...new Set(places.flatMap((place) => [place, ...placesFrom(lock, place, needsOf(lock, place))]))]
}

export function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

function placesFrom(lock: Lock, from: string, names: readonly string[]): string[] {
  const found = new Set<string>()
  const visit = (asking: string, name: string): void => {
    const place = resolvePlace(lock, asking, name)
    if (place === undefined || found.has(place) || neverCarried.test(name)) return
    found.add(place)
    const entry = lock.packages[place]
    const target = entry?.link === true ? (entry.resolved ?? place) : place
    for (const next of needsOf(lock, target)) visit(target, next)
  }
  for (const name of names) visit(from, name)
  return [...found].filter((place) => lock.packages[place]?.link !== true).sort()
}

function needsOf(lock: Lock, place: string): string[] {
  const { dependencies = {}, optionalDependencies = {} } = lock.packages[place] ?? {}
  return Object.keys({ ...dependencies, ...optionalDependencies })
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
