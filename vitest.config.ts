import { defineConfig } from 'vitest/config'

// A limit against hangs only: a busy machine is no failure.
const timeouts = { testTimeout: 120_000, hookTimeout: 120_000, teardownTimeout: 30_000 }
const exclude = ['**/node_modules/**', '**/out/**', '**/dist/**', '**/.cache/**', 'apps/desktop/e2e/**']
const folders = '{apps,packages,scripts,bench}'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...timeouts,
          name: 'unit',
          include: [`${folders}/**/*.test.{ts,tsx}`],
          exclude: [...exclude, '**/*.int.test.ts'],
        },
      },
      {
        test: {
          ...timeouts,
          name: 'embedded',
          include: [`${folders}/**/*.int.test.ts`],
          exclude: [...exclude, '**/*.servers.int.test.ts'],
        },
      },
      {
        // One file after another: they share the servers.
        test: {
          ...timeouts,
          name: 'servers',
          include: [`${folders}/**/*.servers.int.test.ts`],
          exclude,
          maxWorkers: 1,
        },
      },
    ],
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: true,
  },
})
