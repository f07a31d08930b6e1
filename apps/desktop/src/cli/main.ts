#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { IntaglioError } from '@intaglio/shared'
import { studioDataDir } from './data-dir.ts'
import { run } from './run.ts'

const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interrupted.abort(
      new IntaglioError(`Stopped by ${signal}.`, { code: 'STOPPED', next: 'What is done so far is kept.' }),
    )
  })
}
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')))

process.exitCode = await run(process.argv.slice(2), version, {
  dataDir: process.env['INTAGLIO_DATA_DIR'] ?? studioDataDir(process.env),
  privateKey: process.env['INTAGLIO_PRIVATE_KEY'],
  variable: (name) => process.env[name],
  // `npm run intaglio` runs from the root of the checkout, wherever the person stands.
  cwd: (process.env['npm_lifecycle_event'] === 'intaglio' && process.env['INIT_CWD']) || process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interrupted.signal,
})
