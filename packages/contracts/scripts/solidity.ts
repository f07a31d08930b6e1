import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Abi, Hex } from 'viem'

/** What the compiler makes of one contract. */
export interface Artefact {
  readonly abi: Abi
  /** Creation code. */
  readonly bytecode: Hex
  /** Bytes of the deployed code; a chain accepts at most 24,576. */
  readonly deployedSize: number
}

/** A source does not compile, or imports what is not there; the message has the compiler's own lines. */
export class CompileError extends Error {
  override readonly name = 'CompileError'
}

const packageFolder = fileURLToPath(new URL('..', import.meta.url))
const sourceFolder = path.join(packageFolder, 'contracts')
const cacheFolder = path.join(packageFolder, '../../.cache/contracts')
const require = createRequire(import.meta.url)

const settings = {
  optimizer: { enabled: true, runs: 200 },
  // CollectionCreated has more values than the older code generator has stack for.
  viaIR: true,
  evmVersion: 'cancun',
  // The hash of the metadata would change the bytecode with every comment.
  metadata: { bytecodeHash: 'none', appendCBOR: false },
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object'] } },
}

/**
 * Compiles files of `contracts/` with all they import, or takes the result of an earlier run over the same content:
 * loading and running the compiler takes seconds.
 *
 * @param files paths below `contracts/`
 * @returns the artefacts of the contracts these files define, by contract name
 * @throws CompileError
 */
export async function compileContracts(files: readonly string[]): Promise<Record<string, Artefact>> {
  const sources = await collectSources(files)
  const version = (require('solc/package.json') as { version: string }).version
  const input = { language: 'Solidity', sources: Object.fromEntries(sources), settings }
  const hash = createHash('sha256').update(JSON.stringify({ version, files, input })).digest('hex')
  const cached = path.join(cacheFolder, `${hash}.json`)
  try {
    return JSON.parse(await readFile(cached, 'utf8')) as Record<string, Artefact>
  } catch {
    const artefacts = await runCompiler(JSON.stringify(input), files)
    await mkdir(cacheFolder, { recursive: true })
    await writeFile(`${cached}.${process.pid}`, JSON.stringify(artefacts))
    await rename(`${cached}.${process.pid}`, cached)
    return artefacts
  }
}

interface CompilerOutput {
  readonly errors?: readonly CompilerMessage[]
  readonly contracts?: Record<string, Record<string, CompilerContract>>
}

interface CompilerMessage {
  readonly severity: 'error' | 'warning' | 'info'
  readonly formattedMessage: string
  readonly sourceLocation?: { readonly file: string }
}

interface CompilerContract {
  readonly abi: Abi
  readonly evm: { readonly bytecode: { object: string }; readonly deployedBytecode: { object: string } }
}

async function runCompiler(input: string, files: readonly string[]): Promise<Record<string, Artefact>> {
  // solc's own types leave `compile` open.
  const solc = (await import('solc')).default as { compile(input: string): string }
  const output = JSON.parse(solc.compile(input)) as CompilerOutput
  // Warnings fail too, as nobody would read them; but a library's are not ours to mend.
  const problems = (output.errors ?? []).filter(
    ({ severity, sourceLocation }) =>
      severity === 'error' || !sourceLocation || !/^(@|solady\/|erc721a\/)/.test(sourceLocation.file),
  )
  if (problems.length) throw new CompileError(problems.map((problem) => problem.formattedMessage).join('\n'))
  return Object.fromEntries(
    files.flatMap((file) =>
      Object.entries(output.contracts?.[file] ?? {}).map(([name, { abi, evm }]) => [
        name,
        {
          abi,
          bytecode: `0x${evm.bytecode.object}`,
          deployedSize: evm.deployedBytecode.object.length / 2,
        } satisfies Artefact,
      ]),
    ),
  )
}

type Sources = ReadonlyMap<string, { readonly content: string }>

/** The files and everything they import, by the names the compiler knows them by, in a stable order. */
async function collectSources(files: readonly string[]): Promise<Sources> {
  const found = new Map<string, { content: string }>()
  const wanted = [...files]
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (found.has(name)) continue
    const content = await readSource(name)
    found.set(name, { content })
    for (const match of content.matchAll(/^import\s(?:[^"';]*\sfrom\s+)?["']([^"']+)["'];/gm)) {
      const target = match[1] as string
      wanted.push(target.startsWith('.') ? path.posix.join(path.posix.dirname(name), target) : target)
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function readSource(name: string): Promise<string> {
  try {
    return await readFile(path.join(sourceFolder, name), 'utf8')
  } catch {
    try {
      return await readFile(require.resolve(name), 'utf8')
    } catch (cause) {
      throw new CompileError(`cannot find ${name}, neither in contracts/ nor in a package`, { cause })
    }
  }
}
