import { ensureDebianPackages, isDebianRoot } from '../setup/debian.ts'
import { ServerUnavailableError, type Program, type Progress, type ServerKind } from './types.ts'

/** Installs a server from Debian's packages; elsewhere says what to install instead. */
export async function installFromDebian(server: {
  kind: ServerKind
  packages: string[]
  hint: string
  progress: Progress
}): Promise<Program> {
  const { kind, packages, hint, progress } = server
  const command = `On Debian and Ubuntu: sudo apt-get install ${packages.join(' ')}`
  if (!isDebianRoot()) throw new ServerUnavailableError(kind.title, `${hint}. ${command}`)
  try {
    await ensureDebianPackages(packages, (line) => progress(`${kind.title}: ${line}`))
  } catch (error) {
    throw new ServerUnavailableError(kind.title, error instanceof Error ? error.message : hint, error)
  }
  const program = await kind.find()
  if (!program) throw new ServerUnavailableError(kind.title, hint)
  return program
}
