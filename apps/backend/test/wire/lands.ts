import { expect } from 'vitest'
import type { Walk } from './tape.ts'

/** A limit against hangs only. */
export const patience = { timeout: 60_000, interval: 20 }

/**
 * Lets an arrow pass, and shows that it alone changes what is looked at: it is `before` while the arrow waits on its
 * way, and becomes `after` once it has arrived.
 */
export async function lands(
  walk: Walk,
  number: number,
  look: () => Promise<unknown>,
  { before, after }: { before: unknown; after: unknown },
): Promise<void> {
  await walk.at(number)
  expect(await look()).toEqual(before)
  walk.pass(number)
  await expect.poll(look, patience).toEqual(after)
}
