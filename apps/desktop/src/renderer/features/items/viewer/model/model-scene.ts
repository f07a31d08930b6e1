// Draws a model with three; loaded only when one is looked at. It is drawn while it moves and when something changed, and
// not otherwise; a window that cannot be seen is given no frames.
import {
  Box3,
  Mesh,
  PerspectiveCamera,
  PMREMGenerator,
  Scene,
  SkinnedMesh,
  Sphere,
  Texture,
  WebGLRenderer,
  type Object3D,
} from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'
import { RoomEnvironment } from 'three/addons/environments/RoomEnvironment.js'
import { GLTFLoader, type GLTF, type GLTFParser } from 'three/addons/loaders/GLTFLoader.js'
import { checkGlb, ModelError } from './glb.ts'
import { animate } from './model-animation.ts'

export interface ModelScene {
  /** The ways it can move, by their names, which may be empty. */
  readonly clips: readonly string[]
  /** Moves by one of these ways; another begins from rest. */
  play(clip: number): void
  pause(): void
  /** By a factor: above 1 is nearer. */
  zoom(factor: number): void
  /** Round the model, in radians. */
  turn(across: number, up: number): void
  /** As it was at first. */
  reset(): void
  /** Gives back everything it holds of the graphics card. */
  dispose(): void
}

/**
 * Draws a model on a canvas as large as it stands on the page; a pointer turns, moves and zooms it.
 * @param onLost the graphics card took everything back
 * @throws ModelError
 */
export async function openModel(
  canvas: HTMLCanvasElement,
  bytes: ArrayBuffer,
  onLost: () => void,
): Promise<ModelScene> {
  checkGlb(bytes)
  const { scene: model, animations } = await readModel(bytes)
  const animation = animate(model, animations)
  const renderer = rendererOn(canvas)
  const scene = new Scene().add(model)
  const light = new PMREMGenerator(renderer)
  const room = new RoomEnvironment()
  const environment = light.fromScene(room, 0.04)
  scene.environment = environment.texture
  room.dispose()
  light.dispose()

  const camera = new PerspectiveCamera(40)
  const controls = new OrbitControls(camera, canvas)
  standBefore(model, camera, controls)

  let frame = 0
  const draw = (): void => {
    frame ||= requestAnimationFrame((now) => {
      frame = 0
      animation.advance(now)
      renderer.render(scene, camera)
      if (animation.isPlaying) draw()
    })
  }
  const fit = (): void => {
    const { clientWidth, clientHeight } = canvas
    if (clientWidth === 0 || clientHeight === 0) return
    renderer.setPixelRatio(Math.min(2, window.devicePixelRatio))
    renderer.setSize(clientWidth, clientHeight, false)
    camera.aspect = clientWidth / clientHeight
    camera.updateProjectionMatrix()
    draw()
  }
  const sizes = new ResizeObserver(fit)
  sizes.observe(canvas)
  controls.addEventListener('change', draw)
  canvas.addEventListener('webglcontextlost', onLost)
  fit()

  return {
    clips: animation.names,
    play(clip) {
      animation.play(clip)
      draw()
    },
    pause: animation.pause,
    zoom: (factor) => controls.dollyIn(1 / factor),
    turn(across, up) {
      controls.rotateLeft(across)
      controls.rotateUp(up)
    },
    reset: () => controls.reset(),
    dispose() {
      cancelAnimationFrame(frame)
      canvas.removeEventListener('webglcontextlost', onLost)
      sizes.disconnect()
      controls.dispose()
      animation.dispose()
      environment.dispose()
      release(model)
      renderer.dispose()
      renderer.forceContextLoss()
    },
  }
}

function rendererOn(canvas: HTMLCanvasElement): WebGLRenderer {
  try {
    return new WebGLRenderer({ canvas, antialias: true, alpha: true })
  } catch (cause) {
    throw new ModelError('noGraphics', { cause })
  }
}

async function readModel(bytes: ArrayBuffer): Promise<GLTF> {
  try {
    return await new GLTFLoader().register(picturesInside).parseAsync(bytes, '')
  } catch (cause) {
    throw new ModelError('damaged', { cause })
  }
}

/** Decodes a model's pictures where they lie. The loader would make addresses of them, which the page does not load. */
function picturesInside(parser: GLTFParser): { name: string } {
  parser.loadImageSource = async (index) => {
    const { images } = parser.json as { images: { bufferView: number; mimeType?: string }[] }
    const image = images[index]
    if (!image) throw new ModelError('damaged')
    const part = (await parser.getDependency('bufferView', image.bufferView)) as ArrayBuffer
    const blob = new Blob([part], { type: image.mimeType ?? '' })
    const texture = new Texture(
      await createImageBitmap(blob, { premultiplyAlpha: 'none', colorSpaceConversion: 'none' }),
    )
    texture.needsUpdate = true
    return texture
  }
  return { name: 'pictures-inside' }
}

/** Puts the camera where it sees all of the model, a little from above. */
function standBefore(model: Object3D, camera: PerspectiveCamera, controls: OrbitControls): void {
  // Bones carry it out of the bounds it has at rest.
  model.traverse((part) => {
    if (part instanceof SkinnedMesh) part.frustumCulled = false
  })
  const { center, radius } = new Box3().setFromObject(model).getBoundingSphere(new Sphere())
  if (!(radius > 0 && Number.isFinite(radius))) throw new ModelError('damaged')
  const distance = (radius / Math.sin((camera.fov * Math.PI) / 360)) * 1.1
  camera.near = distance / 1_000
  camera.far = distance * 100
  camera.position.copy(center).add({ x: distance * 0.5, y: distance * 0.35, z: distance * 0.79 })
  controls.target.copy(center)
  controls.minDistance = radius / 20
  controls.maxDistance = distance * 10
  controls.update()
  controls.saveState()
}

function release(model: Object3D): void {
  model.traverse((part) => {
    if (!(part instanceof Mesh)) return
    const mesh = part as Mesh
    if (part instanceof SkinnedMesh) part.skeleton.dispose()
    mesh.geometry.dispose()
    for (const material of [mesh.material].flat()) {
      for (const value of Object.values(material) as unknown[]) {
        if (!(value instanceof Texture)) continue
        value.dispose()
        if (value.image instanceof ImageBitmap) value.image.close()
      }
      material.dispose()
    }
  })
}
