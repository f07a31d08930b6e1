import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { compileProcesses } from '../../../../../../scripts/test/compile-processes.ts'
import type { KillOrder } from './kill-child.ts'

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url))
let compiling: Promise<readonly [child: string, decoder: string]> | undefined
const compiled = () =>
  (compiling ??= compileProcesses([at('./kill-child.ts'), at('../../media/decoder/decoder-child.worker.ts')]))

/** How a piece of work went. */
export interface WorkDone {
  kills: number
  /** Operations that changed the disk, and milliseconds, of the process that came to its end. */
  operations: number
  took: number
}

/** Lets a process do its work undisturbed. */
export async function doUndisturbed(order: KillOrder): Promise<WorkDone> {
  const done = await runOnce(order)
  if (!done) throw new Error('It was killed by somebody else.')
  return { kills: 0, ...done }
}

/**
 * Lets a process do its work and kills it again and again, each time at another instant, until it comes to its end
 * before.
 * @param usual how it goes undisturbed: the instants are chosen within that
 * @param most kills at most
 */
export async function doWithKills(
  order: KillOrder,
  usual: WorkDone,
  most: number,
  random: () => number,
): Promise<WorkDone> {
  // What is done grows from kill to kill: instants are chosen near the beginning first, so that there are many.
  for (let kills = 0, reach = 0.25; ; kills += 1, reach += 0.1) {
    if (kills === most) return { ...(await doUndisturbed(order)), kills }
    // Four of five at an operation, where it is worst; the others at any time.
    const byCount = random() < 0.8
    const at = random() * reach
    const done = byCount
      ? await runOnce({ ...order, killAt: 1 + Math.floor(at * usual.operations) })
      : await runOnce(order, at * usual.took)
    if (done) return { kills, ...done }
  }
}

/** @returns undefined where it was killed */
async function runOnce(
  order: KillOrder,
  killAfterMs?: number,
): Promise<{ operations: number; took: number } | undefined> {
  const [child, decoder] = await compiled()
  const running = spawn(process.execPath, [child, JSON.stringify({ ...order, decoder })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(running, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  let timer: NodeJS.Timeout | undefined
  let readyAt = 0
  let operations: number | undefined
  for await (const line of createInterface({ input: running.stdout })) {
    if (line === 'ready') {
      readyAt = performance.now()
      if (killAfterMs !== undefined) timer = setTimeout(() => running.kill('SIGKILL'), killAfterMs)
    }
    if (line.startsWith('end ')) operations = Number(line.slice(4))
  }
  clearTimeout(timer)
  const [code, signal] = await exit
  if (operations !== undefined) return { operations, took: performance.now() - readyAt }
  if (signal !== 'SIGKILL')
    throw new Error(`The process ended with ${code} (${signal}) before its work was done.`)
  return undefined
}

/** Park and Miller's generator: the same numbers everywhere, from 0 up to 1. */
export function createDice(seed: number): () => number {
  let value = seed
  return () => {
    value = (value * 48_271) % 2_147_483_647
    return value / 2_147_483_647
  }
}

/** The seed of a test: `INTAGLIO_TEST_SEED`, or a new one, which is printed where the test fails. */
export function chooseSeed(): number {
  return Number(process.env['INTAGLIO_TEST_SEED'] ?? 1 + Math.floor(Math.random() * 2_147_483_645))
}
