import { expect, it } from 'vitest'
import { checkGlb, ModelError } from './glb.ts'

function glb(described: unknown): ArrayBuffer {
  const json = new TextEncoder().encode(JSON.stringify(described))
  const bytes = new ArrayBuffer(20 + json.byteLength)
  const view = new DataView(bytes)
  const head = [0x46546c67, 2, bytes.byteLength, json.byteLength, 0x4e4f534a]
  head.forEach((value, index) => view.setUint32(index * 4, value, true))
  new Uint8Array(bytes, 20).set(json)
  return bytes
}

function refusalOf(bytes: ArrayBuffer): string {
  try {
    checkGlb(bytes)
    return 'drawn'
  } catch (error) {
    return error instanceof ModelError ? error.reason : String(error)
  }
}

it('draws what is whole in itself', () => {
  const whole = { buffers: [{ byteLength: 4 }], images: [{ bufferView: 0 }], accessors: [{ count: 3 }] }
  expect(refusalOf(glb({ ...whole, extensionsUsed: ['KHR_materials_unlit'] }))).toBe('drawn')
})

it.each([
  ['outside', { buffers: [{ uri: 'https://example.com/a.bin' }] }],
  ['outside', { images: [{ uri: 'a.png' }] }],
  ['outside', { images: [{ uri: 'data:image/png;base64,AA==' }] }],
  ['packed', { extensionsUsed: ['KHR_draco_mesh_compression'] }],
  ['packed', { extensionsUsed: ['EXT_meshopt_compression'] }],
  ['packed', { extensionsUsed: ['KHR_texture_basisu'] }],
  ['large', { accessors: [{ count: 15_000_000 }, { count: 15_000_000 }] }],
  ['large', { accessors: [{ count: 'many' }] }],
])('says why not: %s', (reason, described) => {
  expect(refusalOf(glb(described))).toBe(reason)
})

it('takes nothing else for a model', () => {
  const cut = glb({ buffers: [] }).slice(0, 24)
  expect([new ArrayBuffer(0), new ArrayBuffer(64), cut].map(refusalOf)).toEqual([
    'damaged',
    'damaged',
    'damaged',
  ])
})
