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
  const { x, y } = state
  const visible =
    x !== undefined &&
    y !== undefined &&
    displays.some((d) => x + state.width > d.x && x < d.x + d.width && y >= d.y && y < d.y + d.height)
  if (visible) return state
  const { width, height, maximized } = state
  return { width, height, maximized }
}

/** Writes the window's place when it closes. */
export function rememberWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    writeWhole(file, JSON.stringify(state))
  })
}
