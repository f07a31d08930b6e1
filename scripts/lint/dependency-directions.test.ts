import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { afterAll, expect, test } from 'vitest'
import { dependencyDirections } from './dependency-directions.ts'

// A small tree of the same shape, so that the rules are tried and not the present state of the checkout.
const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'intaglio-lint-')))
const backend = 'apps/backend/src'
const desktop = 'apps/desktop/src'
const files = [
  'packages/shared/src/index.ts',
  'packages/proto/gen/auth.ts',
  'packages/contracts/src/index.ts',
  `${backend}/index.ts`,
  `${backend}/services/auth/service.ts`,
  `${backend}/services/auth/domain/nonce.ts`,
  `${backend}/services/user/store/users.ts`,
  `${backend}/services/user/domain/user.ts`,
  `${backend}/gateway/http.ts`,
  `${backend}/kit/sql/pg.ts`,
  `${backend}/kit/bus/amqp.ts`,
  `${desktop}/contract/channels.ts`,
  `${desktop}/engine/queue/run.ts`,
  `${desktop}/engine/store/jobs.ts`,
  `${desktop}/main/index.ts`,
  `${desktop}/main/ipc/register.ts`,
  `${desktop}/preload/index.ts`,
  `${desktop}/renderer/main.tsx`,
]
for (const file of files) write(file, 'export const value = 1\n')
write('tsconfig.json', JSON.stringify({ compilerOptions: { module: 'esnext', moduleResolution: 'bundler' } }))
for (const name of ['shared', 'proto', 'contracts']) link(`packages/${name}`, name)
link('apps/backend', 'backend')

const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [
    { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
    ...dependencyDirections(root),
  ],
})

afterAll(() => rmSync(root, { recursive: true }))

const forbidden: [sentence: RegExp, file: string, code: string][] = [
  [
    /Packages never import apps/,
    'packages/contracts/src/a.ts',
    "import '../../../apps/backend/src/index.ts'",
  ],
  [/Packages never import apps/, 'packages/contracts/src/a.test.ts', "import '@intaglio/backend'"],
  [/shared imports no workspace code/, 'packages/shared/src/a.ts', "import '@intaglio/contracts'"],
  [/shared imports no workspace code/, 'packages/shared/src/a.ts', "export * from '../../proto/gen/auth.ts'"],
  [/imports only packages\/shared/, `${backend}/services/auth/domain/a.ts`, "import '../service.ts'"],
  [
    /imports only packages\/shared/,
    `${backend}/services/auth/domain/a.ts`,
    "import '../../../kit/sql/pg.ts'",
  ],
  [
    /imports only packages\/shared/,
    `${backend}/services/auth/domain/a.ts`,
    "import { readFile } from 'node:fs'",
  ],
  [/imports only packages\/shared/, `${backend}/services/auth/domain/a.ts`, "import 'express'"],
  [/Services meet only through/, `${backend}/services/auth/a.ts`, "import '../user/store/users.ts'"],
  [/Services meet only through/, `${backend}/services/auth/a.ts`, "await import('../user/domain/user.ts')"],
  [
    /Services meet only through/,
    `${backend}/services/auth/domain/a.ts`,
    "import '../../user/domain/user.ts'",
  ],
  [/gateway opens no service/, `${backend}/gateway/a.ts`, "import '../services/user/store/users.ts'"],
  [/gateway opens no service/, `${backend}/gateway/a.ts`, "import '../kit/sql/pg.ts'"],
  [/kit knows no service/, `${backend}/kit/a.ts`, "import '../services/auth/service.ts'"],
  [/only the contract and packages\/shared/, `${desktop}/renderer/a.tsx`, "import '../engine/queue/run.ts'"],
  [/only the contract and packages\/shared/, `${desktop}/renderer/a.tsx`, "import '@intaglio/contracts'"],
  [
    /only the contract and packages\/shared/,
    `${desktop}/preload/a.ts`,
    "import type { value } from '../main/index.ts'",
  ],
  [/renderer runs in a browser/, `${desktop}/renderer/a.tsx`, "import { ipcRenderer } from 'electron'"],
  [/renderer runs in a browser/, `${desktop}/renderer/a.tsx`, "import path from 'node:path'"],
  [/knows nothing of the renderer/, `${desktop}/preload/a.ts`, "import '../renderer/main.tsx'"],
  [/engine runs without a window/, `${desktop}/engine/queue/a.ts`, "import { app } from 'electron'"],
  [/engine runs without a window/, `${desktop}/engine/store/a.ts`, "import '../../main/index.ts'"],
  [/Drivers of servers/, `${backend}/services/auth/store/a.ts`, "import pg from 'pg'"],
  [/Drivers of servers/, `${backend}/services/auth/a.ts`, "import { MongoClient } from 'mongodb'"],
  [/Drivers of servers/, `${backend}/gateway/a.ts`, "import { Redis } from 'ioredis'"],
  [/Drivers of servers/, `${backend}/main.ts`, "import { connect } from 'amqplib'"],
  [/Drivers of servers/, `${desktop}/engine/ipfs/a.ts`, "import { create } from 'ipfs-http-client'"],
  [/only ipfs-http-client is imported/, `${desktop}/engine/storage/a.ts`, "import pg from 'pg'"],
  [/engine runs without a window/, `${desktop}/engine/storage/a.ts`, "import { app } from 'electron'"],
  [/better-sqlite3 is imported/, `${desktop}/engine/storage/a.ts`, "import Database from 'better-sqlite3'"],
  [/better-sqlite3 is imported/, `${desktop}/engine/queue/a.ts`, "import Database from 'better-sqlite3'"],
  [/ipcMain is imported/, `${desktop}/main/a.ts`, "import { ipcMain } from 'electron'"],
  [
    /ipcMain is imported/,
    `${desktop}/main/a.ts`,
    "import electron from 'electron'; electron.ipcMain.on('a', () => 1)",
  ],
  [/environment is read/, `${backend}/services/auth/a.ts`, "export const url = process.env['URL']"],
  [/environment is read/, `${desktop}/engine/a.ts`, 'export const { HOME } = process.env'],
  [/environment is read/, 'packages/shared/src/a.ts', 'export const all = process.env'],
  [/the linter watches it/, `${backend}/gateway/a.ts`, "import { env } from 'node:process'"],
]

test.each(forbidden)('%s: %s must not say %s', async (sentence, file, code) => {
  expect(await messages(file, code)).toEqual([expect.stringMatching(sentence)])
})

const allowed: [file: string, code: string][] = [
  ['packages/contracts/src/a.ts', "import '@intaglio/shared'"],
  [`${backend}/services/auth/domain/a.ts`, "import '@intaglio/shared'; import './nonce.ts'"],
  [
    `${backend}/services/auth/domain/a.ts`,
    "import { createHash } from 'node:crypto'; import { z } from 'zod'",
  ],
  [`${backend}/services/auth/a.ts`, "import './domain/nonce.ts'; import '../../kit/sql/pg.ts'"],
  [`${backend}/services/auth/a.ts`, "import '../../../../../packages/proto/gen/auth.ts'"],
  [`${backend}/services/auth/a.int.test.ts`, "import pg from 'pg'; import '../user/store/users.ts'"],
  [`${backend}/gateway/a.ts`, "import '../kit/bus/amqp.ts'; import 'express'"],
  [`${backend}/kit/sql/a.ts`, "import pg from 'pg'; import { createHash } from 'node:crypto'"],
  [
    `${desktop}/renderer/a.tsx`,
    "import 'react'; import '../contract/channels.ts'; import '@intaglio/shared'",
  ],
  [`${desktop}/preload/a.ts`, "import { ipcRenderer } from 'electron'; import '../contract/channels.ts'"],
  [`${desktop}/engine/queue/a.ts`, "import '../store/jobs.ts'; import 'node:fs'; import '@intaglio/backend'"],
  [
    `${desktop}/engine/storage/a.ts`,
    "import { create } from 'ipfs-http-client'; import '../queue/run.ts'; import '../store/jobs.ts'",
  ],
  [`${desktop}/engine/store/a.ts`, "import Database from 'better-sqlite3'"],
  [`${desktop}/main/a.ts`, "import { app } from 'electron'; import '../engine/queue/run.ts'"],
  [`${desktop}/main/ipc/a.ts`, "import { ipcMain } from 'electron'"],
  [`${backend}/kit/config/a.ts`, "export const url = process.env['URL']"],
  [`${desktop}/main/a.ts`, "export const url = process.env['URL']"],
]

test.each(allowed)('%s may say %s', async (file, code) => {
  expect(await messages(file, code)).toEqual([])
})

async function messages(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: path.join(root, file) })
  return result?.messages.map(({ message }) => message) ?? ['no result']
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

/** A workspace package as npm links it. */
function link(folder: string, name: string): void {
  const main = name === 'proto' ? './gen/auth.ts' : './src/index.ts'
  write(`${folder}/package.json`, JSON.stringify({ name: `@intaglio/${name}`, exports: { '.': main } }))
  mkdirSync(path.join(root, 'node_modules/@intaglio'), { recursive: true })
  symlinkSync(path.join(root, folder), path.join(root, 'node_modules/@intaglio', name), 'dir')
}
