import { homedir } from 'node:os'
import path from 'node:path'

/** Where Electron keeps the studio's data on each platform: the window and the command line share one database. */
export function studioDataDir(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  const name = 'Intaglio'
  if (platform === 'win32') {
    return path.join(env['APPDATA'] ?? path.join(homedir(), 'AppData', 'Roaming'), name)
  }
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', name)
  return path.join(env['XDG_CONFIG_HOME'] || path.join(homedir(), '.config'), name)
}
