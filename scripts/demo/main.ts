import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setFlagsFromString } from 'node:v8'
import { IntaglioError } from '@intaglio/shared'
import { walk } from './journey.ts'
import { jsonReport } from './json-report.ts'
import { parseDemoOptions, type DemoOptions } from './options.ts'
import { createStageReporter } from './progress.ts'
import { formatReport, type DemoReport } from './report.ts'
import type { RunningStack } from './stack.ts'

// Left to itself, V8 lets garbage grow to several times of what is in use before it looks for it, and a large
// collection would seem to need what it does not: for 5,000 items 650 MB in the place of 470. Looking often costs a
// quarter more of the processor. What is in use after a collection is 70 MB for 1,000 items as for 5,000.
setFlagsFromString('--heap-growing-percent=20')

const options = parseDemoOptions(process.argv.slice(2))
const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interrupted.abort(new Error(`Stopped by ${signal}.`)))
}

try {
  await demo(options, interrupted.signal)
} catch (error) {
  process.stderr.write(`\n${explain(error)}\n`)
  process.exitCode = 1
}

async function demo(options: DemoOptions, signal: AbortSignal): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'intaglio-demo-'))
  const stages = createStageReporter(process.stderr)
  const started = performance.now()
  try {
    const stack = await stages.run('start', () => startStack(options.stack, dataDir))
    try {
      const outcome = await walk(stack, options, join(dataDir, 'studio'), stages, signal)
      const seconds = Math.round(performance.now() - started) / 1000
      await print({ ...outcome, stages: [...stages.times], seconds }, options.json)
      if (options.keep) await keep(stack, signal)
    } finally {
      await stack.stop()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function startStack(kind: DemoOptions['stack'], dataDir: string): Promise<RunningStack> {
  // Only what is asked for is loaded: each stack brings drivers of its own.
  if (kind === 'servers') return (await import('./servers-stack.ts')).startServersStack()
  return (await import('./embedded-stack.ts')).startEmbeddedStack(dataDir)
}

async function print(report: DemoReport, json: boolean): Promise<void> {
  if (json) await pipeline(jsonReport(report), process.stdout, { end: false })
  else process.stdout.write(formatReport(report))
}

/** Names everything a person may want to look at, and waits for Ctrl-C. */
async function keep(stack: RunningStack, signal: AbortSignal): Promise<void> {
  process.stderr.write(
    [
      '',
      'Everything is left running. Ctrl-C ends it.',
      `  GraphQL       ${stack.workspace.graphqlUrl}`,
      `  Subscriptions ${stack.workspace.graphqlWsUrl}`,
      `  Chain RPC     ${stack.rpcUrl} (${stack.chainId})`,
      `  IPFS          ${stack.ipfsApiUrl ?? 'a folder of blocks, read through the gateway'}`,
      `  IPFS gateway  ${stack.workspace.ipfsGatewayUrl}`,
      `  Test account  ${stack.account.address}`,
      `  its key       ${stack.account.privateKey} (of the local chain only)`,
      '',
    ].join('\n'),
  )
  if (signal.aborted) return
  await new Promise<void>((resolve) => {
    const alive = setInterval(() => {}, 2 ** 30)
    signal.addEventListener(
      'abort',
      () => {
        clearInterval(alive)
        resolve()
      },
      { once: true },
    )
  })
}

function explain(error: unknown): string {
  if (error instanceof IntaglioError) return error.sentence
  return error instanceof Error ? error.message : String(error)
}
