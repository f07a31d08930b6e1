import { existsSync, realpathSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import { commandLineArguments } from './role.ts'

export interface Package {
  platform: NodeJS.Platform
  /** Folder of the launchers. */
  binDir: string
  /** The one file that the package is, where it is an AppImage: what is in it has another place at each start. */
  appImage: string | undefined
}

/**
 * What a person types once, so that terminals find the command `intaglio` of this package.
 * @returns undefined where the package was put there as it was installed
 */
export function installLine({ platform, binDir, appImage }: Package): string | undefined {
  if (platform === 'win32') {
    const path = `[Environment]::GetEnvironmentVariable('Path', 'User')`
    const wider = `(${path} + ';${win32.normalize(binDir).replaceAll("'", "''")}')`
    return `[Environment]::SetEnvironmentVariable('Path', ${wider}, 'User')`
  }
  const launcher = posix.join(binDir, 'intaglio')
  if (platform === 'darwin') {
    return `sudo mkdir -p /usr/local/bin && sudo ln -sf ${quoted(launcher)} /usr/local/bin/intaglio`
  }
  const own = '~/.local/bin/intaglio'
  if (appImage === undefined) {
    if (leadsTo('/usr/bin/intaglio', launcher)) return undefined
    return `mkdir -p ~/.local/bin && ln -sf ${quoted(launcher)} ${own}`
  }
  const script = `exec ${quoted(appImage)} ${commandLineArguments.join(' ')} "$@"`
  return `mkdir -p ~/.local/bin && printf '%s\\n' '#!/bin/sh' ${quoted(script)} > ${own} && chmod +x ${own}`
}

/** As one word for a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function leadsTo(link: string, file: string): boolean {
  return existsSync(link) && existsSync(file) && realpathSync(link) === realpathSync(file)
}
