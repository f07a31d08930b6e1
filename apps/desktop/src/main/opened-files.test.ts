import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createChosenPaths } from './ipc/chosen-paths.ts'
import { createOpenedFiles, projectFilesOf } from './opened-files.ts'

const folder = resolve('/home/ana')

test('project files are found among the arguments, wherever the program was started', () => {
  const args = [
    '/usr/bin/intaglio',
    '--no-sandbox',
    'Moths.intaglio',
    resolve('/art/Birds.INTAGLIO'),
    'notes.txt',
  ]
  expect(projectFilesOf(args, folder)).toEqual([
    resolve(folder, 'Moths.intaglio'),
    resolve('/art/Birds.INTAGLIO'),
  ])
  expect(projectFilesOf(['--load=x.intaglio'], folder)).toEqual([])
})

test('a file that was opened is chosen, and given once', () => {
  const chosen = createChosenPaths()
  let changes = 0
  const opened = createOpenedFiles(chosen, () => (changes += 1))
  const file = resolve(folder, 'Moths.intaglio')
  opened.add(file)
  expect(changes).toBe(1)
  expect(chosen.has(file)).toBe(true)
  expect(opened.take()).toEqual([file])
  expect(opened.take()).toEqual([])
})
