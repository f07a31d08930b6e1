// How the studio is built. Main and utility processes keep one output file a source file, so that whatever sits
// beside a module (SQL migrations, worker entries) is found through `import.meta.url` before and after the build.
import { cpSync, existsSync, globSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const here = dirname(fileURLToPath(import.meta.url))
const repository = resolve(here, '../..')
const mainDir = join(here, 'out/main')

/** Everything from the registry stays outside the bundle; the workspace's own packages are compiled in. */
const registryPackage = /^(?!@intaglio\/|[./]|[A-Za-z]:[\\/]|\0|virtual:)/

/** Node 20.18, which Electron 33 carries, is the oldest that the studio runs on. */
const nodeTarget = 'node20.18'
const chromeTarget = 'chrome130'

function copyMigrations(): Plugin {
  return {
    name: 'intaglio:copy-migrations',
    closeBundle() {
      const folders = globSync(['apps/desktop/src/**/*migrations', 'apps/backend/src/**/*migrations'], {
        cwd: repository,
      })
      for (const folder of folders) {
        cpSync(join(repository, folder), join(mainDir, folder), {
          recursive: true,
          filter: (source) => !/\.ts$/.test(source),
        })
      }
    },
  }
}

export default defineConfig({
  main: {
    plugins: [copyMigrations()],
    build: {
      target: nodeTarget,
      outDir: mainDir,
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        input: [
          'src/main/index.ts',
          'src/main/solo/backend-process.ts',
          'src/main/studio/engine-process.ts',
          'src/main/decoders/decoder-process.ts',
          ...workerEntries(),
        ].map((file) => join(here, file)),
        external: [registryPackage],
        output: { preserveModules: true, preserveModulesRoot: repository, entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      outDir: join(here, 'out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: join(here, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: join(here, 'src/renderer'),
    plugins: [react()],
    build: {
      target: chromeTarget,
      minify: true,
      // A picture or font inside the script would be a data: address, which the page's policy refuses.
      assetsInlineLimit: 0,
      outDir: join(here, 'out/renderer'),
      rolldownOptions: { input: join(here, 'src/renderer/index.html') },
    },
  },
})

/** Modules that are started as worker threads by their file name, and so are entries of their own. */
function workerEntries(): string[] {
  const files = globSync(['apps/desktop/src/**/*.worker.ts', 'apps/backend/src/**/*.worker.ts'], {
    cwd: repository,
  })
  return files
    .map((file) => relative(here, join(repository, file)))
    .filter((file) => existsSync(join(here, file)))
}
