// How the studio is built. Each process is one file and some that it loads later; what sits beside a source (SQL
// migrations, entries of processes and workers) is found through `import.meta.url` before and after the build.
import { cpSync, globSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { keepPlaces, leftOut, plainRequire } from '../../scripts/studio/compile-in.ts'

const here = dirname(fileURLToPath(import.meta.url))
const repository = resolve(here, '../..')
const mainDir = join(here, 'out/main')

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
    plugins: [keepPlaces(), plainRequire(), copyMigrations()],
    build: {
      target: nodeTarget,
      outDir: mainDir,
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(
          entries().map((file) => [file.replace(/\.ts$/, ''), join(repository, file)]),
        ),
        external: leftOut,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
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

/** Modules that are started by their file name: each keeps its place. */
function entries(): string[] {
  const workers = globSync(['apps/desktop/src/**/*.worker.ts', 'apps/backend/src/**/*.worker.ts'], {
    cwd: repository,
  })
  const processes = ['index', 'solo/backend-process', 'studio/engine-process', 'decoders/decoder-process']
  return [...processes.map((name) => `apps/desktop/src/main/${name}.ts`), ...workers]
}
