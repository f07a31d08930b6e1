import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { availableParallelism, homedir } from 'node:os'
import path from 'node:path'
import { ensureDebianPackages, isDebianRoot } from '../setup/debian.ts'
import { withLock } from './lock.ts'
import { ServerUnavailableError, type Program, type Progress } from './types.ts'

const suffix = process.platform === 'win32' ? '.exe' : ''

/** The first file of that name on the path. */
export function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => path.join(folder, name + suffix)).find((file) => existsSync(file))
}

/** A program that is built from source, once, into a folder outside the checkout. */
export interface BuiltProgram {
  title: string
  name: string
  version: string
  binary: string
  /** The tool it takes, and how to say so. */
  needs: { tool: 'go' | 'cargo'; hint: string }
  expect: string
  build: (scratch: string, run: RunTool) => Promise<void>
}

/** Runs a tool in a folder; throws with the end of its output when it fails. */
export type RunTool = (command: string, args: string[], cwd: string) => Promise<void>

function folderOf(program: BuiltProgram): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache')
  return path.join(cache, 'intaglio', 'servers', `${program.name}-${program.version}`)
}

/** The program, when an earlier build left it. */
export function findBuilt(program: BuiltProgram): Program | undefined {
  const file = path.join(folderOf(program), 'bin', program.binary + suffix)
  return existsSync(file) ? { path: file, source: 'built' } : undefined
}

/** Builds the program; a build that was killed leaves nothing that looks finished. */
export async function buildProgram(program: BuiltProgram, progress: Progress): Promise<Program> {
  if (!onPath(program.needs.tool)) throw new ServerUnavailableError(program.title, program.needs.hint)
  const folder = folderOf(program)
  const waiting = () => progress(`${program.title}: waiting for another build of it`)
  return withLock(`${folder}.lock`, () => findOrBuild(program, folder, progress), waiting)
}

async function findOrBuild(program: BuiltProgram, folder: string, progress: Progress): Promise<Program> {
  const found = findBuilt(program)
  if (found) return found
  progress(`${program.title}: building ${program.name} ${program.version} once, ${program.expect}`)
  const scratch = `${folder}.partial`
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { recursive: true })
  // Most C code in them is built by these.
  if (program.needs.tool === 'cargo' && isDebianRoot())
    await ensureDebianPackages(['build-essential', 'cmake'], progress)
  try {
    await program.build(scratch, (command, args, cwd) => runTool(command, args, cwd, program.title, progress))
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true })
    const why = error instanceof Error ? error.message : String(error)
    throw new ServerUnavailableError(program.title, `${program.needs.hint}. The build failed: ${why}`, error)
  }
  rmSync(folder, { recursive: true, force: true })
  renameSync(scratch, folder)
  const built = findBuilt(program)
  if (!built)
    throw new ServerUnavailableError(program.title, `The build left no ${program.binary} in ${folder}`)
  progress(`${program.title}: built`)
  return built
}

/** Builds `package` of a Go module at an exact version, in a module of its own. */
export function goBuild(packagePath: string, version: string, binary: string): BuiltProgram['build'] {
  return async (scratch, run) => {
    const module = path.join(scratch, 'module')
    mkdirSync(module)
    await run('go', ['mod', 'init', 'intaglio.local/server'], module)
    await run('go', ['get', '-tool', `${packagePath}@v${version}`], module)
    await run('go', ['build', '-o', path.join(scratch, 'bin', binary + suffix), packagePath], module)
    rmSync(module, { recursive: true, force: true })
  }
}

async function runTool(
  command: string,
  args: string[],
  cwd: string,
  title: string,
  progress: Progress,
): Promise<void> {
  const began = Date.now()
  const tail: string[] = []
  let spoke = began
  // Without cgo a Go program needs no C compiler; half the cores each, as two builds may run side by side.
  const jobs = String(Math.max(1, Math.ceil(availableParallelism() / 2)))
  const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=mod', CARGO_BUILD_JOBS: jobs }
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env })
  const onData = (chunk: Buffer) => {
    tail.push(
      ...chunk
        .toString()
        .split('\n')
        .filter((line) => line.trim() !== ''),
    )
    tail.splice(0, Math.max(0, tail.length - 20))
    if (Date.now() - spoke < 10_000) return
    spoke = Date.now()
    const last = tail.at(-1)?.trim()
    const seconds = Math.round((spoke - began) / 1000)
    progress(`${title}: ${command} ${args[0] ?? ''}, ${seconds} s${last ? `, ${last}` : ''}`)
  }
  const beat = setInterval(() => onData(Buffer.from('')), 10_000)
  child.stdout.on('data', onData)
  child.stderr.on('data', onData)
  try {
    await new Promise<void>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) => {
        if (code === 0) resolve()
        else reject(new Error(`${command} ${args.join(' ')} failed:\n${tail.join('\n')}`))
      })
    })
  } finally {
    clearInterval(beat)
  }
}
