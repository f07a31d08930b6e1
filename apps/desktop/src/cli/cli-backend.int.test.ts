// Real: the command line as processes of its own, a backend with all its services, a chain.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWorld, writePictures, type World } from '../engine/testing/world.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

let world: World
let root: string
beforeAll(async () => {
  world = await startWorld()
  root = await world.folder('cli')
  await writePictures(root, 3)
})
afterAll(() => world.stop())

function intaglio(
  args: string[],
  privateKey = '',
): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { PATH: process.env['PATH'] ?? '', INTAGLIO_PRIVATE_KEY: privateKey }
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [main, ...args, '--data-dir', 'data', '--json'],
      { cwd: root, env },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    )
  })
}

it('signs in with the key of the environment, plans, pins, and verifies from the gateway', async () => {
  const { graphqlUrl, ipfsGatewayUrl } = world.workspace
  const backend = ['--backend', graphqlUrl, '--chain', world.chainId]
  const gateway = ['--gateway', ipfsGatewayUrl]
  await intaglio(['new', 'Plates'])
  await intaglio(['import', '.'])
  const packed = JSON.parse((await intaglio(['pack'])).stdout) as { metadataRoot: string }

  const plan = await intaglio(['plan', ...backend], world.account.privateKey)
  expect(plan.code).toBe(0)
  expect(JSON.parse(plan.stdout)).toMatchObject({
    coin: "ETH",
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
  const status = JSON.parse((await intaglio(['status'])).stdout) as { projects: object[] }
  expect(status.projects).toMatchObject([
    { proofs: expect.arrayContaining([expect.objectContaining({ gateway: ipfsGatewayUrl })]) },
  ])
})

it('names a backend that does not answer', async () => {
  const nowhere = ['--backend', 'http://127.0.0.1:9/graphql', '--chain', 'eip155:1']
  const { code, stderr } = await intaglio(['plan', ...nowhere], world.account.privateKey)
  expect(code).toBe(1)
  expect(stderr).toContain('127.0.0.1:9')
})
