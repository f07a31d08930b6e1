import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import type { Asset, UploadRequest } from '@intaglio/proto/media'
import { InvalidInputError } from '@intaglio/shared'
import { afterEach, expect, it, vi } from 'vitest'
import { bearer, identity, startTestGateway, type TestGateway } from './testing.ts'

let gateway: TestGateway
afterEach(() => gateway.close())

const query = `mutation ($files: [MediaFile!]!) { uploadMedia(files: $files) { logoCid bannerCid urls } }`
const operations = (kinds: string[]) => ({
  query,
  variables: { files: kinds.map((kind) => ({ kind, file: null })) },
})

interface Received {
  description: unknown
  bytes: number
}

/** A media service that counts bytes and names what it got. */
function stubMedia(received: Received[]) {
  return {
    async upload(parts: AsyncIterable<unknown>): Promise<Asset> {
      const one: Received = { description: undefined, bytes: 0 }
      for await (const { part } of parts as AsyncIterable<UploadRequest>) {
        if (part?.$case === 'description') one.description = part.value
        if (part?.$case === 'chunk') one.bytes += part.value.length
      }
      received.push(one)
      const { kind } = one.description as { kind: string }
      return {
        ...{ assetId: 'a', cid: `cid-${kind}`, kind, mime: 'image/png', bytes: one.bytes },
        ...{ width: 1, height: 1, sha256: '', url: `http://objects/${kind}`, variants: [] },
      }
    },
  }
}

async function send(
  form: FormData,
  headers: Record<string, string> = { ...bearer, 'apollo-require-preflight': 'true' },
) {
  const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: form })
  const body = (await response.json()) as {
    data?: unknown
    errors?: { message: string; extensions: { code: string; field?: string } }[]
  }
  return { status: response.status, ...body }
}

function makeForm(files: [kind: string, bytes: number][]): FormData {
  const form = new FormData()
  form.set('operations', JSON.stringify(operations(files.map(([kind]) => kind))))
  form.set(
    'map',
    JSON.stringify(Object.fromEntries(files.map((_, at) => [at, [`variables.files.${at}.file`]]))),
  )
  for (const [at, [kind, bytes]] of files.entries()) {
    form.set(String(at), new Blob([new Uint8Array(bytes)]), `../${kind} ü.png`)
  }
  return form
}

const leftovers = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('intaglio-upload-'))

it('streams a logo and a banner to the media service and leaves no file behind', async () => {
  const before = new Set(await leftovers())
  const received: Received[] = []
  gateway = await startTestGateway({ media: stubMedia(received) })
  const answer = await send(
    makeForm([
      ['LOGO', 900],
      ['BANNER', 5],
    ]),
  )
  expect(answer.data).toEqual({
    uploadMedia: {
      logoCid: 'cid-logo',
      bannerCid: 'cid-banner',
      urls: ['http://objects/logo', 'http://objects/banner'],
    },
  })
  expect(received).toEqual([
    { description: { filename: 'LOGO ü.png', kind: 'logo', source: identity.userId }, bytes: 900 },
    { description: { filename: 'BANNER ü.png', kind: 'banner', source: identity.userId }, bytes: 5 },
  ])
  await vi.waitFor(async () => expect((await leftovers()).filter((name) => !before.has(name))).toEqual([]))
})

it('wants a header that forms of other sites cannot send', async () => {
  gateway = await startTestGateway()
  const answer = await send(makeForm([['LOGO', 1]]), bearer)
  expect([answer.status, answer.errors?.[0]?.extensions.field]).toEqual([400, 'apollo-require-preflight'])
})

it('takes nothing from who is not signed in', async () => {
  gateway = await startTestGateway()
  const answer = await send(makeForm([['LOGO', 1]]), { 'apollo-require-preflight': 'true' })
  expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED'])
})

it('names the file that is too large', async () => {
  gateway = await startTestGateway({ media: stubMedia([]) })
  const answer = await send(
    makeForm([
      ['LOGO', 10],
      ['BANNER', 1_001],
    ]),
  )
  expect([answer.status, answer.errors?.[0]?.message]).toEqual([
    413,
    'files.1.file: must be at most 1,000 bytes',
  ])
})

it('names a file that is empty', async () => {
  gateway = await startTestGateway({ media: stubMedia([]) })
  const answer = await send(makeForm([['LOGO', 0]]))
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'files.0.file' })
})

it.each([
  [
    'three files',
    () =>
      makeForm([
        ['LOGO', 1],
        ['BANNER', 1],
        ['LOGO', 1],
      ]),
  ],
  [
    'two files of a kind',
    () =>
      makeForm([
        ['LOGO', 1],
        ['LOGO', 1],
      ]),
  ],
  [
    'a file that map does not name',
    () => {
      const form = makeForm([['LOGO', 1]])
      form.set('map', '{}')
      return form
    },
  ],
  [
    'a map that points out of the variables',
    () => {
      const form = makeForm([['LOGO', 1]])
      form.set('map', JSON.stringify({ 0: ['variables.__proto__.polluted'] }))
      return form
    },
  ],
  [
    'a map that names a file that does not come',
    () => {
      const form = makeForm([['LOGO', 1]])
      form.delete('0')
      return form
    },
  ],
  [
    'operations that are no JSON',
    () => {
      const form = makeForm([['LOGO', 1]])
      form.set('operations', '{')
      return form
    },
  ],
])('refuses %s', async (_what, form) => {
  gateway = await startTestGateway({ media: stubMedia([]) })
  expect((await send(form())).errors?.[0]?.extensions.code).toBe('INVALID_INPUT')
})

it('refuses a form that breaks off', async () => {
  gateway = await startTestGateway({ media: stubMedia([]) })
  const part = (name: string, value: string) =>
    `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const file = '--x\r\ncontent-disposition: form-data; name="0"; filename="a.png"\r\n\r\nhalf of it'
  const map = JSON.stringify({ 0: ['variables.files.0.file'] })
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      ...bearer,
      'apollo-require-preflight': '1',
      'content-type': 'multipart/form-data; boundary=x',
    },
    body: part('operations', JSON.stringify(operations(['LOGO']))) + part('map', map) + file,
  })
  const { errors } = (await response.json()) as { errors: { extensions: object }[] }
  expect(response.status).toBe(400)
  expect(errors[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'body' })
})

it('streams a CAR on, with who sends it, and answers what was pinned', async () => {
  const sources: (string | undefined)[] = []
  gateway = await startTestGateway({
    media: {
      async importCar(chunks) {
        let bytes = 0
        for await (const { chunk, source } of chunks) {
          if (bytes === 0) sources.push(source)
          bytes += chunk?.length ?? 0
        }
        return { roots: ['bafy'], blocks: 1, bytes }
      },
    },
  })
  const headers = { ...bearer, 'content-type': 'application/vnd.ipld.car' }
  const send = (bytes: number) =>
    fetch(`${gateway.url}/car`, { method: 'POST', headers, body: new Uint8Array(bytes) })
  const pinned = await send(200_000)
  expect(await pinned.json()).toEqual({ roots: ['bafy'], blocks: 1, bytes: 200_000 })
  expect((await send(200_001)).status).toBe(413)
  expect(sources[0]).toBe(identity.userId)
})

it('releases roots for whoever is signed in, and for nobody else', async () => {
  const asked: unknown[] = []
  gateway = await startTestGateway({
    media: {
      async releaseRoots(request) {
        asked.push(request)
        return { roots: [{ root: 'bafy', outcome: 'kept_by_others' }] }
      },
    },
  })
  const query = 'mutation { releaseRoots(roots: ["bafy"]) { root outcome } }'
  expect((await gateway.query(query)).errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(asked).toEqual([])
  const released = await gateway.query(query, {}, bearer)
  expect(released.data).toEqual({ releaseRoots: [{ root: 'bafy', outcome: 'KEPT_BY_OTHERS' }] })
  expect(asked).toEqual([{ source: identity.userId, roots: ['bafy'] }])
})

it('refuses a CAR without a token, of another type, or with a bad block', async () => {
  gateway = await startTestGateway({
    media: {
      async importCar(chunks) {
        for await (const _ of chunks) throw new InvalidInputError('car', 'a block does not match its CID')
        throw new Error('The CAR has no chunks.')
      },
    },
  })
  const post = async (headers: Record<string, string>) => {
    const body = new Uint8Array(150_000)
    const response = await fetch(`${gateway.url}/car`, { method: 'POST', headers, body })
    const { errors } = (await response.json()) as {
      errors: { extensions: { code: string; field?: string } }[]
    }
    return [response.status, errors[0]?.extensions.code, errors[0]?.extensions.field]
  }
  const type = { 'content-type': 'application/vnd.ipld.car' }
  expect(await post(type)).toEqual([401, 'UNAUTHENTICATED', undefined])
  expect(await post({ ...bearer, 'content-type': 'text/html' })).toEqual([
    400,
    'INVALID_INPUT',
    'content-type',
  ])
  expect(await post({ ...bearer, ...type })).toEqual([400, 'INVALID_INPUT', 'car'])
})
