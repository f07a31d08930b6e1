import { createRequire } from 'node:module'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/test/longest-first.ts'

// A limit against hangs only: a busy machine is no failure.
const timeouts = { testTimeout: 300_000, hookTimeout: 300_000, teardownTimeout: 30_000 }
const exclude = ['**/node_modules/**', '**/out/**', '**/dist/**', '**/.cache/**', 'apps/desktop/e2e/**']
const folders = '{apps,packages,scripts,bench}'

// Node gives everybody graphql's CommonJS build; Vite would give our code the other one, and two do not mix.
const resolve = {
  alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
}

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          ...timeouts,
          name: 'unit',
          include: [`${folders}/**/*.test.{ts,tsx}`],
          exclude: [...exclude, '**/*.int.test.ts'],
        },
      },
      {
        resolve,
        test: {
          ...timeouts,
          name: 'embedded',
          include: [`${folders}/**/*.int.test.ts`],
          exclude: [...exclude, '**/*.servers.int.test.ts'],
        },
      },
      {
        resolve,
        test: {
          ...timeouts,
          name: 'servers',
          globalSetup: ['scripts/test/servers-setup.ts'],
          include: [`${folders}/**/*.servers.int.test.ts`],
          exclude,
        },
      },
    ],
    pool: 'forks',
    maxWorkers: 2,
    // Half of what files take by themselves is the loading of modules: a worker keeps them for the files that follow.
    isolate: false,
    // Hundreds of processes are started, of the same modules: each compiles what none has before.
    env: { NODE_COMPILE_CACHE: path.resolve(import.meta.dirname, '.cache/compiled') },
    sequence: { sequencer: LongestFirst },
    passWithNoTests: true,
  },
})
