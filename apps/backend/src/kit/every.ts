import { setTimeout as delay } from 'node:timers/promises'
import type { Kit } from './service.ts'

/**
 * Runs `work` again and again with a pause between rounds, until shutdown. A round that throws is logged and
 * followed by the next. `work` may answer how many milliseconds the pause after this round is to be instead.
 */
export function every(
  kit: Pick<Kit, 'log' | 'shutdown'>,
  name: string,
  milliseconds: number,
  work: () => Promise<number | void>,
): void {
  const { signal } = kit.shutdown
  const loop = async () => {
    while (!signal.aborted) {
      let pause = milliseconds
      try {
        pause = (await work()) ?? milliseconds
      } catch (error) {
        if (!signal.aborted)
          kit.log.warn({ err: error, loop: name }, 'a round failed; the next will try again')
      }
      await delay(pause, undefined, { signal }).catch(() => undefined)
    }
  }
  const running = loop()
  kit.shutdown.add(name, () => running)
}
