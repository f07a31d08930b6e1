// How a picture lies on its stage: numbers in, numbers out. Lengths are CSS pixels; places are told from the stage's middle.

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Place {
  readonly x: number
  readonly y: number
}

/** Where the picture's middle is, and how many CSS pixels wide one of the picture's own is shown. */
export interface View extends Place {
  readonly scale: number
}

export interface Stage {
  /** The picture's own size. */
  readonly picture: Size
  readonly stage: Size
  /** CSS pixels of one pixel of the screen: at this scale a picture is shown at 100 %. */
  readonly pixel: number
}

/** Kept free round a whole picture: at the sides are the ways to its neighbours. */
const MARGIN = { width: 72, height: 24 }
/** Pixels of the screen that one of the picture's covers at most, and at least where it is to look crisp. */
const MOST = 32
const CRISP = 2

/** All of the picture, as large as it can be. Small ones grow by whole pixels, so that pixel art stays even. */
export function wholePicture({ picture, stage, pixel }: Stage): View {
  const width = Math.max(1, stage.width - 2 * MARGIN.width)
  const height = Math.max(1, stage.height - 2 * MARGIN.height)
  const scale = Math.min(width / picture.width, height / picture.height)
  const isEven = scale >= CRISP * pixel
  return { scale: isEven ? Math.floor(scale / pixel) * pixel : scale, x: 0, y: 0 }
}

/** Nearer or farther, while what lies at a place stays there. */
export function zoomTo(view: View, scale: number, at: Place, on: Stage): View {
  const whole = wholePicture(on).scale
  const next = Math.min(Math.max(scale, Math.min(whole, on.pixel)), Math.max(whole, MOST * on.pixel))
  const grown = next / view.scale
  return held({ scale: next, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }, on)
}

/** Moves the picture. */
export function moveBy(view: View, by: Place, on: Stage): View {
  return held({ ...view, x: view.x + by.x, y: view.y + by.y }, on)
}

/** Whether some of the picture lies beyond the stage. */
export function isLarger({ scale }: View, { picture, stage }: Stage): boolean {
  return picture.width * scale > stage.width || picture.height * scale > stage.height
}

/** Whether the picture's pixels are large enough to be seen one by one. */
export function isCrisp({ scale }: View, { pixel }: Stage): boolean {
  return scale >= CRISP * pixel
}

/** No edge of the picture comes further in than the stage's own; what fits stays in the middle. */
function held({ scale, x, y }: View, { picture, stage }: Stage): View {
  const within = (at: number, length: number, room: number): number => {
    const beyond = Math.max(0, length * scale - room) / 2
    return Math.min(beyond, Math.max(-beyond, at))
  }
  return {
    scale,
    x: within(x, picture.width, stage.width),
    y: within(y, picture.height, stage.height),
  }
}
