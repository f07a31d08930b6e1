import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { createTokens } from './tokens.ts'

const tokens = createTokens('a secret of more than thirty-two bytes')
const now = new Date()
const later = new Date(now.getTime() + 60_000)
const subject = {
  userId: randomUUID(),
  sessionId: randomUUID(),
  accountId: `eip155:1:0x${'a'.repeat(40)}`,
} as const

it('reads what it issued', async () => {
  expect(await tokens.read('access', await tokens.issue('access', subject, later), now)).toEqual(subject)
})

it('never issues the same token twice', async () => {
  expect(await tokens.issue('refresh', subject, later)).not.toBe(
    await tokens.issue('refresh', subject, later),
  )
})

it.each([
  ['the other kind', () => tokens.issue('refresh', subject, later)],
  ['an expired one', () => tokens.issue('access', subject, new Date(now.getTime() - 1_000))],
  [
    "another issuer's",
    () => createTokens('another secret of thirty-two bytes!').issue('access', subject, later),
  ],
  ['one without a signature', async () => `${btoa('{"alg":"none"}')}.${btoa('{"sub":"x"}')}.`],
  ['noise', async () => 'noise'],
])('refuses %s', async (_what, make) => {
  await expect(tokens.read('access', await make(), now)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})
