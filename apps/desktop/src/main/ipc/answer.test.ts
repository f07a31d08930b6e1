import { describe, expect, test } from 'vitest'
import { channels, type RequestName } from '../../contract/channels.ts'
import { answerRequest, type Gate, type Handlers } from './answer.ts'
import { hostilePayloads, isAllowed, revive } from './testing/malformed.ts'

const own = 'app://studio/index.html'
const sender = { url: own, parent: null }
const art = '/home/ana/art'
const gate: Gate = { isPage: (url) => url === own, isChosen: (path) => path === art }
const names = Object.keys(channels) as RequestName[]
const SEED = 20_260_101
const PAYLOADS = 10_000

function unreachable(): never {
  throw new Error('A malformed request reached its handler.')
}

/** Made once for all channels. Half as many more, because what is malformed for one request another may allow. */
const hostile = hostilePayloads(PAYLOADS * 1.5, SEED).map(revive)

describe.each(names)('%s', (name) => {
  test(`refuses ${PAYLOADS} malformed payloads`, async () => {
    let refused = 0
    const wrong: unknown[] = []
    for (const payload of hostile) {
      if (refused === PAYLOADS) break
      const reply = await answerRequest(name, unreachable, gate, sender, payload)
      const isRefused =
        !reply.ok &&
        reply.error.code === 'INVALID_INPUT' &&
        JSON.stringify(reply.error.message).length < 3_000
      if (isRefused) refused += 1
      else if (!isAllowed(name, payload)) wrong.push([payload, reply])
    }
    expect(wrong).toEqual([])
    expect(refused).toBe(PAYLOADS)
  })

  test.each([
    ['a page elsewhere', { url: 'https://example.com/', parent: null }],
    ['a frame inside the page', { url: own, parent: {} }],
    ['a frame that is gone', null],
  ])('does not answer %s', async (_who, stranger) => {
    const reply = await answerRequest(name, unreachable, gate, stranger, undefined)
    expect(reply).toMatchObject({ ok: false, error: { code: 'UNTRUSTED_SENDER' } })
  })
})

test('a payload beyond any size is refused before it is looked at', async () => {
  const mapping = Object.fromEntries(Array.from({ length: 1_001 }, (_, column) => [`c${column}`, 'name']))
  const payload = { projectId: 'p', folder: art, mapping }
  const reply = await answerRequest('importFolder', unreachable, gate, sender, payload)
  expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
})

test('prototypes stay as they were', () => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect({}).not.toHaveProperty('projectId')
})

test('what a handler throws becomes an answer', async () => {
  const fail: Handlers['getStatus'] = () => {
    throw new Error('disk on fire')
  }
  const reply = await answerRequest('getStatus', fail, gate, sender, undefined)
  expect(reply).toMatchObject({ ok: false, error: { code: 'UNEXPECTED', message: 'disk on fire' } })
})

test.each(['../../settings', '..', 'a/b', 'a\\b', '', 'x'.repeat(101)])(
  'an id that could be a path is refused: %j',
  async (projectId) => {
    const reply = await answerRequest('deleteProject', unreachable, gate, sender, { projectId })
    expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
  },
)

test.each(['/etc', '/home/ana', 'art'])('a path that nobody chose is refused: %s', async (folder) => {
  for (const name of ['createProject', 'openLayers'] as const) {
    const reply = await answerRequest(name, unreachable, gate, sender, { folder })
    expect(reply).toMatchObject({ ok: false, error: { code: 'PATH_NOT_CHOSEN' } })
  }
})

test('one path among several that nobody chose is enough', async () => {
  const payload = { projectId: 'p', files: [art, '/etc/passwd'] }
  const reply = await answerRequest('importFiles', unreachable, gate, sender, payload)
  expect(reply).toMatchObject({ ok: false, error: { code: 'PATH_NOT_CHOSEN' } })
})

test('a path that the person chose is let through', async () => {
  const seen: unknown[] = []
  const handler: Handlers['deleteProject'] = (input) => void seen.push(input)
  await answerRequest('createProject', handler as unknown as Handlers['createProject'], gate, sender, {
    folder: art,
  })
  expect(seen).toEqual([{ folder: art }])
})
