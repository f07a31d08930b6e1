/** Silhouettes from a few points, as path data. */
export type XY = [number, number]

/** A smooth closed curve through points (Catmull-Rom). */
export function blob(points: XY[]): string {
  return `${curve(points, true)}Z`
}

/** A smooth open curve through points. */
export function thread(points: XY[]): string {
  return curve(points, false)
}

function curve(points: XY[], closed: boolean): string {
  const n = points.length
  const at = (i: number) => points[closed ? (i + n) % n : Math.max(0, Math.min(n - 1, i))]!
  let d = `M${point(at(0))}`
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [a, b, c, e] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    d += `C${point([b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6])} ${point([c[0] - (e[0] - b[0]) / 6, c[1] - (e[1] - b[1]) / 6])} ${point(c)}`
  }
  return d
}

const point = ([x, y]: XY) => `${x.toFixed(1)} ${y.toFixed(1)}`

export function disc(cx: number, cy: number, rx: number, ry = rx): string {
  return `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`
}

export function box(x: number, y: number, w: number, h: number): string {
  return `M${x} ${y}h${w}v${h}h${-w}Z`
}

/** Points mirrored at the vertical line x = axis. */
export function mirrored(points: XY[], axis: number): XY[] {
  return points.map(([x, y]) => [2 * axis - x, y])
}

/** A tapering stroke along points: `w0` wide at the start, `w1` at the end. */
export function taper(points: XY[], w0: number, w1: number): string {
  const left: XY[] = []
  const right: XY[] = []
  points.forEach((p, i) => {
    const a = points[Math.max(0, i - 1)]!
    const b = points[Math.min(points.length - 1, i + 1)]!
    const l = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
    const w = (w0 + ((w1 - w0) * i) / (points.length - 1)) / 2
    const nx = (-(b[1] - a[1]) / l) * w
    const ny = ((b[0] - a[0]) / l) * w
    left.push([p[0] + nx, p[1] + ny])
    right.unshift([p[0] - nx, p[1] - ny])
  })
  return blob([...left, ...right])
}

/** A pointed leaf from a to b, `width` at its widest, `lean` bending it sideways. */
export function leaf(a: XY, b: XY, width: number, lean = 0): string {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const l = Math.hypot(dx, dy)
  const [nx, ny] = [-dy / l, dx / l]
  const at = (t: number, s: number): XY => [a[0] + dx * t + nx * s, a[1] + dy * t + ny * s]
  const w = width / 2
  return `M${point(a)}C${point(at(0.25, w * 1.3 + lean))} ${point(at(0.7, w + lean))} ${point(b)}C${point(at(0.7, -w + lean))} ${point(at(0.25, -w * 1.3 + lean))} ${point(a)}Z`
}
