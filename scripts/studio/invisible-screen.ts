import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

export interface InvisibleScreen {
  /** Value of DISPLAY for programs that draw on it. */
  display: string
  stop(): void
}

/** Whether windows can open here as they are. */
export function hasScreen(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY)
}

/**
 * Starts an X server that draws in memory. Unlike xvfb-run, it is told to end only after those who draw on it.
 * @throws Error where Xvfb is not installed or does not start
 */
export async function startInvisibleScreen(): Promise<InvisibleScreen> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '3840x2400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // A terminal's Ctrl-C must not take the screen away from a studio that is closing.
    detached: true,
  })
  const failed = once(server, 'exit').then(() => {
    throw new Error('Xvfb did not start.')
  })
  const [number] = (await Promise.race([
    once(createInterface({ input: server.stdio[3] as Readable }), 'line'),
    failed,
  ])) as [string]
  failed.catch(() => undefined)
  return { display: `:${number}`, stop: () => void server.kill() }
}
