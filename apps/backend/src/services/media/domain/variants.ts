/** Widths, in pixels, of the smaller copies kept of every image. */
export const variantWidths = [512] as const

/** Key of an original in the object store. */
export function originalKey(sha256: string): string {
  return `assets/${sha256}`
}

/** Key of a variant in the object store. */
export function variantKey(sha256: string, width: number): string {
  return `variants/${sha256}/${width}.webp`
}

/** A picture may have this many pixels; more is refused before it is decoded. */
export const pixelLimit = 100_000_000

/** Size of a variant: never larger than the picture, proportions kept, at least one pixel. */
export function variantSize(
  image: { width: number; height: number },
  width: number,
): { width: number; height: number } {
  const w = Math.min(width, image.width)
  return { width: w, height: Math.max(1, Math.round((image.height * w) / image.width)) }
}
