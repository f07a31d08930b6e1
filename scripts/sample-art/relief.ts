/**
 * Gives a flat silhouette a body: solves Poisson's equation inside the mask and takes the root, which turns a
 * disc into a dome and a strip into a half cylinder. Worked on a coarse grid and read back smoothly.
 */
export interface Relief {
  /** Writes height and slope (both in pixels of the mask) at a pixel of the mask into `out`. */
  at(x: number, y: number, out: { h: number; hx: number; hy: number }): void
}

/** `mask` holds width * height coverages in 0..1; the cost grows with the grid (at most 200 cells a side). */
export function createRelief(mask: Float32Array, width: number, height: number): Relief {
  const cell = Math.max(1, Math.ceil(Math.max(width, height) / 200))
  const gw = Math.ceil(width / cell) + 2
  const gh = Math.ceil(height / cell) + 2
  const u = new Float32Array(gw * gh)
  const inside = coarse(mask, width, height, cell, gw, gh)
  for (let sweep = 0; sweep < 260; sweep++) {
    for (let y = 1; y < gh - 1; y++) {
      for (let x = 1; x < gw - 1; x++) {
        const i = y * gw + x
        if (inside[i] === 0) continue
        const around = (u[i - 1]! + u[i + 1]! + u[i - gw]! + u[i + gw]! + 1) / 4
        u[i] = u[i]! + 1.9 * (around - u[i]!)
      }
    }
  }
  return {
    at(x, y, out) {
      const gx = Math.min(gw - 1.001, x / cell + 0.5)
      const gy = Math.min(gh - 1.001, y / cell + 0.5)
      const ix = Math.floor(gx)
      const iy = Math.floor(gy)
      const fx = gx - ix
      const fy = gy - iy
      const i = iy * gw + ix
      const a = u[i]!
      const b = u[i + 1]!
      const c = u[i + gw]!
      const d = u[i + gw + 1]!
      const value = Math.max(
        0.04,
        a * (1 - fx) * (1 - fy) + b * fx * (1 - fy) + c * (1 - fx) * fy + d * fx * fy,
      )
      const root = Math.sqrt(3 * value)
      const sx = (b - a) * (1 - fy) + (d - c) * fy
      const sy = (c - a) * (1 - fx) + (d - b) * fx
      out.h = root * cell
      out.hx = (1.5 * sx) / root
      out.hy = (1.5 * sy) / root
    },
  }
}

function coarse(mask: Float32Array, width: number, height: number, cell: number, gw: number, gh: number) {
  const inside = new Uint8Array(gw * gh)
  for (let gy = 1; gy < gh - 1; gy++) {
    for (let gx = 1; gx < gw - 1; gx++) {
      const x = Math.min(width - 1, Math.floor((gx - 0.5) * cell))
      const y = Math.min(height - 1, Math.floor((gy - 0.5) * cell))
      inside[gy * gw + gx] = mask[y * width + x]! > 0.5 ? 1 : 0
    }
  }
  return inside
}
