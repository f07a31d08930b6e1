import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { throughLauncher, writeDebScripts } from './deb-scripts.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'intaglio-deb-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('puts the launcher on the path when a deb is installed, and takes it away when it is removed', async () => {
  const { afterInstall, afterRemove } = await writeDebScripts(folder)
  const install = await readFile(afterInstall, 'utf8')
  const remove = await readFile(afterRemove, 'utf8')
  const launcher = "'/opt/${sanitizedProductName}/resources/bin/${executable}'"
  expect(install).toContain(
    `update-alternatives --install '/usr/bin/\${executable}' '\${executable}' ${launcher}`,
  )
  expect(install).toContain(`ln -sf ${launcher} '/usr/bin/\${executable}'`)
  expect(remove).toContain(`update-alternatives --remove '\${executable}' ${launcher}`)
})

it('says so where there is nothing to put it in the place of', () => {
  expect(() => throughLauncher('#!/bin/bash\n')).toThrow('needs a look')
})
