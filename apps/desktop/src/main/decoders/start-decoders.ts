import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import { fileURLToPath } from 'node:url'
import { decoderMemory } from '../../engine/media/decoder/decoder-memory.ts'
import type { DecoderNews, DecoderWish } from './messages.ts'

const entry = fileURLToPath(new URL('./decoder-process.js', import.meta.url))

/** More than any engine wants; one that asks for more is not served. */
const most = 16

export interface DecoderStarter {
  /** Starts or ends a decoder for the engine. */
  grant(wish: DecoderWish): void
  /** Ends all of them, when their engine is gone. */
  end(): void
}

/** @param tell reaches the engine's process */
export function startDecoders(
  tell: (news: DecoderNews, ports?: MessagePortMain[]) => void,
  log: (line: string) => void,
): DecoderStarter {
  const running = new Map<number, UtilityProcess>()

  function start(decoderId: number): void {
    if (running.size >= most) return tell({ type: 'decoder-gone', decoderId })
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Intaglio decoder',
      execArgv: ['--max-old-space-size=512'],
      env: decoderMemory,
      // What it prints is nobody's: a pipe that nobody reads would stop it once it is full.
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr?.on('data', (chunk: Buffer) => log(chunk.toString().trimEnd()))
    running.set(decoderId, child)
    child.once('exit', () => {
      running.delete(decoderId)
      tell({ type: 'decoder-gone', decoderId })
    })
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage(undefined, [port2])
    tell({ type: 'decoder-started', decoderId }, [port1])
  }

  return {
    grant: ({ type, decoderId }) =>
      type === 'decoder-wanted' ? start(decoderId) : void running.get(decoderId)?.kill(),
    end: () => running.forEach((child) => child.kill()),
  }
}
