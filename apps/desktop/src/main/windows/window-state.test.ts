import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readWindowState } from './window-state.ts'

const displays = [{ x: 0, y: 0, width: 1920, height: 1080 }]
let folder: string
const file = (content: string): string => {
  const path = join(folder, 'window.json')
  writeFileSync(path, content)
  return path
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'intaglio-window-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('opens where it stood', () => {
  const state = { x: 40, y: 60, width: 1000, height: 700, maximized: true }
  expect(readWindowState(file(JSON.stringify(state)), displays)).toEqual(state)
})

it('keeps the size and forgets a place that no display shows', () => {
  const state = { x: 4000, y: 60, width: 1000, height: 700, maximized: false }
  expect(readWindowState(file(JSON.stringify(state)), displays)).toEqual({
    width: 1000,
    height: 700,
    maximized: false,
  })
})

it('is no larger than the display it opens on', () => {
  const state = { x: 4000, y: 60, width: 3000, height: 2000, maximized: false }
  const size = { width: 1920, height: 1080, maximized: false }
  expect(readWindowState(file(JSON.stringify(state)), displays)).toEqual(size)
  expect(readWindowState(file(JSON.stringify({ ...state, x: 0 })), displays)).toEqual({
    x: 0,
    y: 60,
    ...size,
  })
})

it.each(['', '{"width":"wide"}', '{"width":10,"height":10,"maximized":false}'])(
  'starts afresh from a file it cannot use: %s',
  (content) => {
    expect(readWindowState(file(content), displays)).toEqual({ width: 1280, height: 820, maximized: false })
  },
)
