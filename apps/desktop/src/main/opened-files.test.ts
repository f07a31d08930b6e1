import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
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

test('a file manager may name them by address', () => {
  const named = resolve('/art/Chim Én #1.intaglio')
  expect(projectFilesOf([pathToFileURL(named).href], folder)).toEqual([named])
  const elsewhere = ['file://example.com/share/x.intaglio', 'file:///%zz.intaglio', 'file:///a%2fb.intaglio']
  expect(projectFilesOf(elsewhere, folder)).toEqual([])
})

test('a file that was opened is chosen, told of, and given once', () => {
  const chosen = createChosenPaths()
  const opened = createOpenedFiles(chosen)
  const [early, late] = [resolve(folder, 'Moths.intaglio'), resolve(folder, 'Birds.intaglio')]
  // As an argument of the program: nobody listens yet.
  opened.add(early)
  let told = 0
  opened.onAdded(() => (told += 1))
  opened.add(late)
  expect(told).toBe(1)
  expect([chosen.has(early), chosen.has(late)]).toEqual([true, true])
  expect(opened.take()).toEqual([early, late])
  expect(opened.take()).toEqual([])
})
