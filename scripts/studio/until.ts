import { setTimeout as wait } from 'node:timers/promises'

/** Against hangs only. */
const limitMs = 120_000

/** Asks again and again until it is so. Playwright's `waitForFunction` takes a promise for a yes. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + limitMs; !(await isSo()); await wait(50)) {
    if (Date.now() > end) throw new Error(`It did not come to be within ${limitMs / 1000} s.`)
  }
}
