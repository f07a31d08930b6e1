import { describe, expect, it } from 'vitest'
import { ThrottledError } from './errors.ts'
import { createPace, defaultLimits, moreForBytes, type Pace } from './pace.ts'

const signal = new AbortController().signal
/** Takes as long as anything that asks the outside: some turns of the event loop. */
const request = () => new Promise<void>((resolve) => setTimeout(resolve, 1))

/** Lets a pace work until all is done. @returns when each request began, and how many ran then */
async function follow(count: number, answer: (index: number, pace: Pace) => Promise<void>) {
  const pace = createPace('The place')
  const begun: { at: number; running: number; allowed: number }[] = []
  let running = 0
  const items = Array.from({ length: count }, (_, index) => index)
  await Promise.all(
    items.map((index) =>
      pace.run(async () => {
        running += 1
        begun.push({ at: Date.now(), running, allowed: pace.allowed })
        await answer(index, pace).finally(() => (running -= 1))
      }, signal),
    ),
  )
  return begun
}

describe('a pace', () => {
  it('never lets more run than it allows, however many wait', async () => {
    const begun = await follow(200, request)
    expect(begun).toHaveLength(200)
    for (const { running, allowed } of begun) expect(running).toBeLessThanOrEqual(allowed)
    expect(Math.max(...begun.map(({ running }) => running))).toBe(defaultLimits.most)
  })

  it('gives what is large the time that a slow line takes, and no more', async () => {
    const pace = createPace('The place', { ...defaultLimits, timeLimitMs: 20, tries: 1 })
    const slow = (ended: AbortSignal) =>
      new Promise<string>((resolve, reject) => {
        const timer = setTimeout(() => resolve('done'), 200)
        ended.addEventListener('abort', () => {
          clearTimeout(timer)
          reject(ended.reason as Error)
        })
      })
    await expect(pace.run(slow, signal)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(await pace.run(slow, signal, moreForBytes(1 << 20, defaultLimits))).toBe('done')
  })

  it.each([601_000, 10_000_000_000])('does not wait %i ms, which nobody would sit through', async (ms) => {
    const pace = createPace('The place')
    let asked = 0
    const refused = pace.run(() => {
      asked += 1
      return Promise.reject(new ThrottledError('The place', ms))
    }, signal)
    await expect(refused).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      next: expect.stringContaining('minutes'),
    })
    expect(asked).toBe(1)
  })

  it('begins nothing before the time it was asked to wait for, and fewer at a time after', async () => {
    const patienceMs = 200
    const refused: { at: number; allowed: number }[] = []
    const begun = await follow(100, async (index, pace) => {
      await request()
      if (index !== 50 || refused.length > 0) return
      refused.push({ at: Date.now(), allowed: pace.allowed })
      throw new ThrottledError('The place', patienceMs)
    })
    const [refusal = { at: 0, allowed: 0 }] = refused
    const after = begun.filter(({ at }) => at > refusal.at)
    expect(after.length).toBeGreaterThan(40)
    expect(Math.min(...after.map(({ at }) => at))).toBeGreaterThanOrEqual(refusal.at + patienceMs)
    const first = after.filter(({ at }) => at === after[0]?.at)
    expect(Math.max(...first.map(({ running }) => running))).toBeLessThan(refusal.allowed)
  })
})
