// Real: the command line, once as a process of its own, a backend with all its services, a chain.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWorld, writePictures, type World } from '../engine/testing/world.ts'
import { runApart, runHere } from './testing/run-cli.ts'

let world: World
let root: string
beforeAll(async () => {
  world = await startWorld()
  root = await world.folder('cli')
  await writePictures(root, 3)
})
afterAll(() => world.stop())

/** In a process of its own it finds the key in its environment. */
const intaglio = (args: string[], privateKey = '', how = runHere) =>
  how([...args, '--json'], { cwd: root, env: { INTAGLIO_PRIVATE_KEY: privateKey } })

it('signs in with the key of the environment, plans, pins, and verifies from the gateway', async () => {
  const { graphqlUrl, ipfsGatewayUrl } = world.workspace
  const backend = ['--backend', graphqlUrl, '--chain', world.chainId]
  const gateway = ['--gateway', ipfsGatewayUrl]
  await intaglio(['new', 'Plates'])
  await intaglio(['import', '.'])
  const packed = JSON.parse((await intaglio(['pack'])).stdout) as { metadataRoot: string }

  const plan = await intaglio(['plan', ...backend], world.account.privateKey, runApart)
  expect(plan.code).toBe(0)
  expect(JSON.parse(plan.stdout)).toMatchObject({
    coin: 'ETH',
    chainId: world.chainId,
    items: 3,
    batches: [{ firstPosition: 1, quantity: 3 }],
  })

  expect((await intaglio(['verify', ...gateway])).code).not.toBe(0)
  expect((await intaglio(['pin', ...backend, ...gateway])).code).toBe(4)
  const pinned = await intaglio(['pin', ...backend, ...gateway], world.account.privateKey)
  expect(pinned.code).toBe(0)
  expect(JSON.parse(pinned.stdout)).toMatchObject({ roots: expect.arrayContaining([packed.metadataRoot]) })
  expect(pinned.stderr).toMatch(/Verify \(blocks\): \d+ of \d+/)
  expect(pinned.stdout + pinned.stderr).not.toContain(world.account.privateKey)

  expect((await intaglio(['verify', ...gateway])).code).toBe(0)
  const place = ['storage', 'send', 'workspace', ...backend, ...gateway]
  const sent = await intaglio(place, world.account.privateKey)
  expect([sent.code, JSON.parse(sent.stdout)]).toMatchObject([0, { targetId: 'workspace', isCurrent: true }])
  const unpin = ['storage', 'unpin', 'workspace', '--earlier', ...backend, ...gateway]
  const none = await intaglio(unpin, world.account.privateKey)
  expect([none.code, JSON.parse(none.stdout)]).toMatchObject([0, { versions: 0, stay: [] }])
  const status = JSON.parse((await intaglio(['status'])).stdout) as { projects: object[] }
  expect(status.projects).toMatchObject([
    { proofs: [{ targetId: `workspace:${ipfsGatewayUrl}`, isCurrent: true }] },
  ])
})

it('names a backend that does not answer', async () => {
  const nowhere = ['--backend', 'http://127.0.0.1:9/graphql', '--chain', 'eip155:1']
  const { code, stderr } = await intaglio(['plan', ...nowhere], world.account.privateKey)
  expect(code).toBe(1)
  expect(stderr).toContain('127.0.0.1:9')
})
