import { InvalidInputError, UnavailableError } from '@intaglio/shared'
import { afterEach, expect, it } from 'vitest'
import { bearer, makeIntent, startTestGateway, type TestGateway } from './testing.ts'

let gateway: TestGateway
afterEach(() => gateway.close())

const collectionInput = { chainId: 'eip155:31337', standard: 'ERC721', name: 'A', symbol: 'A' }
const prepare = `mutation ($input: CreateCollectionInput!) { prepareCreateCollection(input: $input) { intentId } }`

it('answers a query, with null for what is not known', async () => {
  gateway = await startTestGateway({ intent: { getIntent: () => Promise.resolve(makeIntent()) } })
  const query = 'query ($id: ID!) { intent(intentId: $id) { status txHash tokenIds } }'
  const { data } = await gateway.query(query, { id: makeIntent().intentId }, bearer)
  expect(data).toEqual({ intent: { status: 'PENDING', txHash: null, tokenIds: [] } })
})

it('names the field and the reason of an argument that is out of range', async () => {
  gateway = await startTestGateway()
  const { errors } = await gateway.query(
    '{ tokens(chainId: "eip155:1", contract: "0x12", first: 7) { nextCursor } }',
  )
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'INVALID_INPUT',
    field: 'contract',
    reason: 'must be a 20-byte hex address',
    retryable: false,
  })
  const page = `{ tokens(chainId: "eip155:1", contract: "0x${'1'.repeat(40)}", first: 201) { nextCursor } }`
  expect((await gateway.query(page)).errors?.[0]?.extensions).toMatchObject({
    field: 'first',
    reason: 'must be 1 to 200',
  })
})

it('names the field and the reason of a variable that does not fit its type', async () => {
  gateway = await startTestGateway()
  const { errors } = await gateway.query(prepare, { input: { ...collectionInput, royaltyBps: 2.5 } }, bearer)
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'INVALID_INPUT',
    field: 'royaltyBps',
    reason: expect.stringContaining('Int cannot represent non-integer value'),
  })
  const missing = await gateway.query(prepare, {}, bearer)
  expect(missing.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'input' })
})

it("passes a service's refusal on as it is", async () => {
  gateway = await startTestGateway({
    collection: {
      prepare: () => Promise.reject(new InvalidInputError('name', 'must have 1 to 100 characters')),
    },
  })
  const { errors } = await gateway.query(prepare, { input: { ...collectionInput, name: '' } }, bearer)
  expect(errors?.[0]).toMatchObject({
    message: 'name: must have 1 to 100 characters',
    extensions: { code: 'INVALID_INPUT', field: 'name', reason: 'must have 1 to 100 characters' },
  })
})

it('sends a negative number on as one that is out of range', async () => {
  let sent: number | undefined
  gateway = await startTestGateway({
    collection: {
      prepare: ({ royaltyBps }) => {
        sent = royaltyBps
        return Promise.reject(new InvalidInputError('royaltyBps', 'must be 0 to 10000'))
      },
    },
  })
  await gateway.query(prepare, { input: { ...collectionInput, royaltyBps: -1 } }, bearer)
  expect(sent).toBeGreaterThan(10_000)
})

it('names a service that is down, and what to do', async () => {
  const down = new UnavailableError('The chain-registry service', { next: 'Start it, then try again.' })
  gateway = await startTestGateway({ chainRegistry: { listChains: () => Promise.reject(down) } })
  const { errors } = await gateway.query('{ chains { name } }')
  expect(errors?.[0]).toMatchObject({
    message: 'The chain-registry service cannot be reached.',
    extensions: { code: 'UNAVAILABLE', retryable: true, next: 'Start it, then try again.' },
  })
})

it('keeps the words and the stack of an unforeseen fault to itself', async () => {
  gateway = await startTestGateway({
    chainRegistry: { listChains: () => Promise.reject(new Error('secret path')) },
  })
  const answer = await gateway.query('{ chains { name } }')
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL' })
  expect(JSON.stringify(answer)).not.toContain('secret path')
  expect(JSON.stringify(answer)).not.toContain('.ts')
})

it('refuses who is not signed in', async () => {
  gateway = await startTestGateway()
  const me = '{ me { userId } }'
  expect((await gateway.query(me)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  const forged = await gateway.query(me, {}, { authorization: 'Bearer other' })
  expect(forged.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})

it('takes POST alone, one operation at a time', async () => {
  gateway = await startTestGateway()
  const get = await fetch(`${gateway.url}/graphql?query={__typename}`)
  expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST'])
  const batch = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ query: '{__typename}' }, { query: '{__typename}' }]),
  })
  expect(batch.ok).toBe(false)
})

it('takes no form that a page of another site could send', async () => {
  gateway = await startTestGateway()
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ query: '{__typename}' }),
  })
  expect(response.ok).toBe(false)
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
})

it('refuses bodies that are too large or no JSON, in the shape of its other errors', async () => {
  gateway = await startTestGateway()
  const post = async (body: string) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body })
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] }
    return [response.status, errors[0]?.extensions.code]
  }
  expect(await post(JSON.stringify({ query: `{__typename} #${'x'.repeat(300_000)}` }))).toEqual([
    413,
    'TOO_LARGE',
  ])
  expect(await post('{')).toEqual([400, 'INVALID_INPUT'])
})

it('refuses queries that are ask for too much', async () => {
  gateway = await startTestGateway()
  const nested = `{ collections(first: 200) { nodes { tokens(first: 200) { nodes { name } } } } }`
  expect((await gateway.query(nested)).errors?.[0]?.extensions.code).toBe('QUERY_TOO_LARGE')
  const wide = `{ ${Array.from({ length: 100 }, (_, at) => `a${at}: tokens(chainId: "", contract: "", first: 200) { nodes { name } }`).join(' ')} }`
  expect((await gateway.query(wide)).errors?.[0]?.extensions.code).toBe('QUERY_TOO_LARGE')
})

it('tells its schema in development only', async () => {
  gateway = await startTestGateway()
  const query = '{ __schema { queryType { name } } }'
  expect((await gateway.query(query)).data).toBeDefined()
  await gateway.close()
  gateway = await startTestGateway({}, { production: true })
  expect((await gateway.query(query)).errors).toHaveLength(1)
})

it('limits the requests of one address', async () => {
  gateway = await startTestGateway({}, { requestsPerMinute: 5 })
  const answers = []
  // A minute may end in between; over twice the limit in a row cannot all fit into two of them.
  for (let count = 0; count < 11; count += 1) answers.push(await gateway.query('{ __typename }'))
  const refused = answers.find((answer) => answer.status === 429)
  expect(refused?.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryable: true })
  expect(answers[0]?.status).toBe(200)
})

it('sets the headers of an API', async () => {
  gateway = await startTestGateway()
  const response = await fetch(`${gateway.url}/nothing`)
  expect(response.status).toBe(404)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('x-powered-by')).toBeNull()
})
