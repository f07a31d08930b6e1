import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import { leftOut, replaced } from '../studio/compile-in.ts'

const cache = path.resolve(import.meta.dirname, '../../.cache/processes')

/**
 * Compiles the processes that a test starts hundreds of times into a file each: loading their modules would be most of
 * their lives.
 * @param sources files of TypeScript
 * @returns where they are now, in the same order, as long as this process lives
 */
export async function compileProcesses<const Sources extends readonly string[]>(
  sources: Sources,
): Promise<{ [Index in keyof Sources]: string }> {
  // In the repository, where they find the packages that are left out.
  const outDir = path.join(cache, randomUUID())
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  const names = sources.map((source) => path.basename(source, '.ts'))
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [knowSource()],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name, index) => [name, sources[index] ?? ''])),
        external: leftOut,
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  return names.map((name) => path.join(outDir, `${name}.js`)) as { [Index in keyof Sources]: string }
}

/** A module that asks where it is is told where its source lies, with what lies beside that. */
function knowSource(): Plugin {
  return {
    name: 'intaglio:know-source',
    transform(code, id) {
      if (id.includes('node_modules')) return undefined
      const place = JSON.stringify(pathToFileURL(id).href)
      return replaced(code, /\bimport\.meta\.url\b/g, () => place)
    },
  }
}
