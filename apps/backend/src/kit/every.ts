import { setTimeout as delay } from 'node:timers/promises'
import type { Kit } from './service.ts'

/**
 * Runs `work` again and again with a pause between rounds, until shutdown. A round that throws is logged and
 * followed by the next. `work` may ask for the next round at once by returning `'again'`.
 */
export function every(
  kit: Pick<Kit, 'log' | 'shutdown'>,
  name: string,
  milliseconds: number,
  work: () => Promise<void | 'again'>,
): void {
  const { signal } = kit.shutdown
  const loop = async () => {
    while (!signal.aborted) {
      try {
        if ((await work()) === 'again') continue
      } catch (error) {
        if (!signal.aborted) kit.log.warn({ err: error, loop: name }, 'a round failed; the next will try again')
      }
      await delay(milliseconds, undefined, { signal }).catch(() => undefined)
    }
  }
  const running = loop()
  kit.shutdown.add(name, () => running)
}
