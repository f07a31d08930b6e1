// What a model (GLB) says of itself, looked at before it is drawn: a stranger made it, and nothing may be fetched for it.

/** Why a model is not drawn. */
export type ModelRefusal = 'damaged' | 'large' | 'outside' | 'packed' | 'noGraphics'

export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly reason: ModelRefusal

  constructor(reason: ModelRefusal, options?: ErrorOptions) {
    super(`The model is not drawn: ${reason}.`, options)
    this.reason = reason
  }
}

/** Beyond this a window would be held up for too long. */
export const maxModelBytes = 128 * 1024 * 1024
const maxValues = 20_000_000

/** Ways to pack geometry and pictures whose decoders the studio does not carry. */
const packings: ReadonlySet<string> = new Set([
  'KHR_draco_mesh_compression',
  'EXT_meshopt_compression',
  'KHR_meshopt_compression',
  'KHR_texture_basisu',
])

interface Described {
  accessors?: { count?: unknown }[]
  buffers?: { uri?: unknown }[]
  images?: { uri?: unknown }[]
  extensionsUsed?: unknown[]
}

/**
 * Looks whether a model can be drawn with what is in it.
 * @throws ModelError
 */
export function checkGlb(bytes: ArrayBuffer): void {
  if (bytes.byteLength > maxModelBytes) throw new ModelError('large')
  const { accessors = [], buffers = [], images = [], extensionsUsed = [] } = describedBy(bytes)
  // A data: address is inside the file, and still is an address: the page's policy lets nothing be loaded from one.
  if ([...buffers, ...images].some(({ uri }) => uri !== undefined)) throw new ModelError('outside')
  if (extensionsUsed.some((name) => typeof name === 'string' && packings.has(name)))
    throw new ModelError('packed')
  const values = accessors.reduce((sum, { count }) => sum + Number(count ?? 0), 0)
  if (!(values <= maxValues)) throw new ModelError('large')
}

/** The JSON of a GLB: a head of 12 bytes, then chunks of length, type and content, JSON first. */
function describedBy(bytes: ArrayBuffer): Described {
  const view = new DataView(bytes)
  try {
    const length = view.getUint32(12, true)
    if (view.getUint32(0, true) !== 0x46546c67 || view.getUint32(16, true) !== 0x4e4f534a)
      throw new ModelError('damaged')
    return JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 20, length))) as Described
  } catch (cause) {
    throw cause instanceof ModelError ? cause : new ModelError('damaged', { cause })
  }
}
