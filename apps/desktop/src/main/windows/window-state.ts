import { readFileSync } from 'node:fs'
import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'
import { writeWhole } from '../write-whole.ts'

const stateSchema = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(720),
  height: z.int().min(480),
  maximized: z.boolean(),
})
export type WindowState = z.output<typeof stateSchema>

const initial: WindowState = { width: 1280, height: 820, maximized: false }

/** Where the window stood last, unless that place is on no display any more. */
export function readWindowState(file: string, displays: readonly Rectangle[]): WindowState {
  let state: WindowState
  try {
    state = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return initial
  }
  const { x, y, maximized } = state
  const shows = (d: Rectangle): boolean =>
    x !== undefined &&
    y !== undefined &&
    x + state.width > d.x &&
    x < d.x + d.width &&
    y >= d.y &&
    y < d.y + d.height
  const display = displays.find(shows)
  // It may have stood on a larger one, which is gone.
  const room = display ?? displays[0] ?? state
  const size = { width: Math.min(state.width, room.width), height: Math.min(state.height, room.height) }
  return display ? { x, y, ...size, maximized } : { ...size, maximized }
}

/** Writes the window's place when it closes. */
export function rememberWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    writeWhole(file, JSON.stringify(state))
  })
}
