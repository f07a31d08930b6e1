import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createScratch } from './scratch.ts'

const memory = mkdtempSync(path.join(tmpdir(), 'intaglio-scratch-'))
afterAll(() => rmSync(memory, { recursive: true }))

test('a scratch folder lets others walk through, and goes with what is left in it', () => {
  const scratch = createScratch(memory, 0)
  if (!scratch) throw new Error('There is room for nothing.')
  expect(path.dirname(scratch.folder)).toBe(memory)
  expect(statSync(scratch.folder).mode & 0o777).toBe(0o711)
  mkdirSync(path.join(scratch.folder, 'left'))
  writeFileSync(path.join(scratch.folder, 'left', 'behind'), 'x')
  scratch.remove()
  expect(existsSync(scratch.folder)).toBe(false)
})

test('what a killed run left goes with the next', () => {
  const { pid } = spawnSync(process.execPath, ['--eval', ''])
  const left = path.join(memory, `intaglio-tests-${pid}-abc`)
  const used = path.join(memory, `intaglio-tests-${process.pid}-abc`)
  for (const folder of [left, used]) mkdirSync(folder)
  createScratch(memory, 0)?.remove()
  expect([left, used].map((folder) => existsSync(folder))).toEqual([false, true])
})

test('where there is too little room, or no such place, there is none', () => {
  expect(createScratch(memory, Number.MAX_SAFE_INTEGER)).toBeUndefined()
  expect(createScratch(path.join(memory, 'nowhere'), 1)).toBeUndefined()
})
