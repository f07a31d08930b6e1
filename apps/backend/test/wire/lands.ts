import { expect } from 'vitest'
import { patience } from '../patience.ts'
import type { Walk } from './tape.ts'

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
