import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Whether there is a screen that a window could be on. */
export function hasScreen(env: NodeJS.ProcessEnv, platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/**
 * Opens the studio's window, as the program does by itself; a window that is there takes the files.
 * @returns the exit code, when the window is closed or the files are taken
 */
export async function openWindow(files: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(env['APPIMAGE'] ?? process.execPath, files, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}
