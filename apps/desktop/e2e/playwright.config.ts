import { defineConfig } from '@playwright/test'

// The suites drive the built studio in a real Electron. On Linux they want a display; `npm test` brings one.
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  globalSetup: './global-setup.ts',
  // A studio, its backend, its database and a chain for each test: most of the time one of them waits.
  workers: 2,
  fullyParallel: false,
  // Against hangs only: a busy machine is no failure.
  timeout: 600_000,
  expect: { timeout: 90_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
})
