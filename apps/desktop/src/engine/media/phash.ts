import sharp from '@intaglio/shared/sharp'

const side = 32
const kept = 8

/** cosines[frequency][place] of a DCT-II over 32 places. */
const cosines = Array.from({ length: kept + 1 }, (_, frequency) =>
  Float64Array.from({ length: side }, (_, place) =>
    Math.cos(((2 * place + 1) * frequency * Math.PI) / (2 * side)),
  ),
)

/**
 * The perceptual hash of a picture (pHash): which of its 64 lowest frequencies, without the mean, lie above their
 * median. Sizes, formats and slight retouching hardly change it.
 * @param picture encoded; transparent parts count as white
 * @returns 16 hex digits; pictures that look alike differ in few bits
 */
export async function perceptualHash(picture: Uint8Array): Promise<string> {
  const grey = await sharp(picture)
    .flatten({ background: '#fff' })
    .greyscale()
    .resize(side, side, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer()
  const rows = cosines.slice(1).map((cosine) =>
    Float64Array.from({ length: side }, (_, y) => {
      let sum = 0
      for (let x = 0; x < side; x += 1) sum += (grey[y * side + x] as number) * (cosine[x] as number)
      return sum
    }),
  )
  const frequencies = cosines.slice(1).flatMap((cosine) =>
    rows.map((row) => {
      let sum = 0
      for (let y = 0; y < side; y += 1) sum += (row[y] as number) * (cosine[y] as number)
      // Rounded, so that no machine's last digit decides.
      return Math.round(sum)
    }),
  )
  const median = [...frequencies].sort((a, b) => a - b)[kept * kept * 0.5] as number
  const bits = frequencies.map((frequency) => (frequency > median ? '1' : '0')).join('')
  return BigInt(`0b${bits}`).toString(16).padStart(16, '0')
}
