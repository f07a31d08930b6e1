import { say, type Phrase } from '@intaglio/shared'
import { open, readFile } from 'node:fs/promises'
import { NodeIO, type Mesh, type mat4 } from '@gltf-transform/core'
import { z } from 'zod'
import { SkipError } from './skip.ts'

/** Bytes of the largest model that is looked into; a larger one is taken, but not drawn. */
const maxDrawnBytes = 128 * 1024 * 1024
const maxJsonBytes = 16 * 1024 * 1024
const maxValues = 20_000_000
/** Edges of the picture that is drawn of a model. */
const maxEdges = 3000

export type Point = [x: number, y: number, z: number]
export type Edge = [from: Point, to: Point]

export interface ModelFacts {
  codec: string
  /** Some of its edges in its own space; none where its geometry is packed in a way that is not read here. */
  edges: Edge[]
}

const uri = z.string().optional()
const index = z.int().nonnegative()
const modelSchema = z.object({
  asset: z.object({ version: z.string().regex(/^2\.\d+$/) }),
  accessors: z.array(z.object({ count: index.max(maxValues) })).default([]),
  buffers: z.array(z.object({ uri })).default([]),
  images: z.array(z.object({ uri })).default([]),
  nodes: z
    .array(z.object({ children: z.array(index).default([]) }))
    .max(100_000)
    .default([]),
})

/**
 * What a binary glTF holds.
 * @throws SkipError where it is damaged, is no glTF 2.0, or needs other files
 */
export async function inspectModel(file: string, bytes: number): Promise<ModelFacts> {
  const json = await readJson(file, bytes)
  const parsed = modelSchema.safeParse(json)
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new SkipError(
      'NOT_AN_IMAGE',
      say`The model (GLB) is not a glTF 2.0 that can be read: ${{ field }} is wrong.`,
    )
  }
  const { accessors, buffers, images, nodes } = parsed.data
  const outside = [...buffers, ...images].find(({ uri: address }) => address && !/^data:/i.test(address))
  if (outside) {
    throw new SkipError(
      'NOT_AN_IMAGE',
      say`The model (GLB) refers to another file: ${{ file: outside.uri?.slice(0, 60) ?? '' }}`,
    )
  }
  refuseCycles(nodes)
  const values = accessors.reduce((sum, { count }) => sum + count, 0)
  const edges = bytes <= maxDrawnBytes && values <= maxValues ? await edgesOf(file).catch(() => []) : []
  return { codec: 'glTF 2.0', edges }
}

/** The JSON of a GLB: a head of 12 bytes, then chunks of length, type and content, JSON first. */
async function readJson(file: string, bytes: number): Promise<unknown> {
  const damaged = (what: Phrase) => new SkipError('TRUNCATED', say`The model (GLB) is damaged: ${{ what }}.`)
  const handle = await open(file)
  try {
    const head = Buffer.alloc(20)
    if ((await handle.read(head, 0, 20, 0)).bytesRead < 20) throw damaged(say`it ends within its head`)
    if (head.readUInt32LE(8) !== bytes) throw damaged(say`it is shorter or longer than it says`)
    const length = head.readUInt32LE(12)
    if (head.readUInt32LE(16) !== 0x4e4f534a || length > maxJsonBytes || 20 + length > bytes) {
      throw damaged(say`its description does not fit into it`)
    }
    const json = Buffer.alloc(length)
    await handle.read(json, 0, length, 20)
    return JSON.parse(json.toString('utf8'))
  } catch (error) {
    throw error instanceof SyntaxError ? damaged(say`its description is not JSON`) : error
  } finally {
    await handle.close()
  }
}

/** Every node has one parent at most, and none is above itself. */
function refuseCycles(nodes: { children: number[] }[]): void {
  const parent = new Map<number, number>()
  const wrong = () => new SkipError('NOT_AN_IMAGE', say`The parts of the model (GLB) contain each other.`)
  nodes.forEach(({ children }, at) => {
    for (const child of children) {
      if (parent.has(child) || child >= nodes.length) throw wrong()
      parent.set(child, at)
    }
  })
  const safe = new Set<number>()
  for (const start of parent.keys()) {
    const path = new Set<number>()
    for (let at: number | undefined = start; at !== undefined && !safe.has(at); at = parent.get(at)) {
      if (path.has(at)) throw wrong()
      path.add(at)
    }
    for (const at of path) safe.add(at)
  }
}

async function edgesOf(file: string): Promise<Edge[]> {
  const document = await new NodeIO().readBinary(await readFile(file))
  const shown = document
    .getRoot()
    .listNodes()
    .flatMap((node) => {
      const mesh = node.getMesh()
      return mesh ? [{ mesh, matrix: node.getWorldMatrix() }] : []
    })
  const triangles = shown.reduce((sum, { mesh }) => sum + triangleCount(mesh), 0)
  const step = Math.max(1, Math.ceil((triangles * 3) / maxEdges))
  const edges: Edge[] = []
  let nth = 0
  for (const { mesh, matrix } of shown) {
    for (const primitive of mesh.listPrimitives()) {
      const positions = primitive.getAttribute('POSITION')
      if (!positions || primitive.getMode() !== 4) continue
      const indices = primitive.getIndices()
      const count = Math.floor((indices ?? positions).getCount() / 3)
      const point = (at: number): Point =>
        transform(matrix, positions.getElement<Point>(indices ? indices.getScalar(at) : at, [0, 0, 0]))
      for (let at = 0; at < count; at += 1) {
        nth += 1
        if (nth % step !== 0) continue
        const [a, b, c] = [point(at * 3), point(at * 3 + 1), point(at * 3 + 2)]
        edges.push([a, b], [b, c], [c, a])
      }
    }
  }
  return edges.flat().every((point) => point.every(Number.isFinite)) ? edges : []
}

function triangleCount(mesh: Mesh): number {
  return mesh
    .listPrimitives()
    .reduce(
      (sum, primitive) =>
        sum + ((primitive.getIndices() ?? primitive.getAttribute('POSITION'))?.getCount() ?? 0) / 3,
      0,
    )
}

function transform(m: mat4, [x, y, z]: Point): Point {
  return [
    m[0] * x + m[4] * y + m[8] * z + m[12],
    m[1] * x + m[5] * y + m[9] * z + m[13],
    m[2] * x + m[6] * y + m[10] * z + m[14],
  ]
}
