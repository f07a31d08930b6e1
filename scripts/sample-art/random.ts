/** A seeded generator of numbers in [0, 1) (mulberry32), so that the same plate is cut the same way each time. */
export function createRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Smooth value noise in about [-1, 1] with features of size 1, and its fractal sum. */
export function createNoise(seed: number) {
  const at = (ix: number, iy: number) => {
    let h = Math.imul(ix, 374761393) + Math.imul(iy, 668265263) + Math.imul(seed, 974634777)
    h = Math.imul(h ^ (h >>> 13), 1274126177)
    return ((h ^ (h >>> 16)) >>> 0) / 2147483648 - 1
  }
  const noise = (x: number, y: number) => {
    const ix = Math.floor(x)
    const iy = Math.floor(y)
    const fx = fade(x - ix)
    const fy = fade(y - iy)
    const top = at(ix, iy) + (at(ix + 1, iy) - at(ix, iy)) * fx
    const bottom = at(ix, iy + 1) + (at(ix + 1, iy + 1) - at(ix, iy + 1)) * fx
    return top + (bottom - top) * fy
  }
  const fractal = (x: number, y: number, octaves = 4) => {
    let sum = 0
    let gain = 0.5
    for (let i = 0; i < octaves; i++) {
      sum += gain * noise(x, y)
      x = x * 2 + 17.3
      y = y * 2 + 9.1
      gain /= 2
    }
    return sum
  }
  return { noise, fractal }
}

const fade = (t: number) => t * t * t * (t * (t * 6 - 15) + 10)
