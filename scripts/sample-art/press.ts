/** From a piece to a printed sheet. */
import type { Sharp } from '@intaglio/shared/sharp'
import { cornerNumerals, frames, medallionCorners } from './frames.ts'
import { inks, papers } from './piece.ts'
import type { Piece } from './piece.ts'
import { createPlate, rasterise } from './plate.ts'
import { print } from './sheet.ts'

export interface Pulled {
  image: Sharp
  lineCount: number
}

/** Cuts and prints a piece at `size` pixels a side. */
export async function pull(piece: Piece, size: number): Promise<Pulled> {
  const tint = createPlate()
  const plate = createPlate(tint)
  await piece.draw(plate, tint)
  const caption = {
    title: piece.name.toUpperCase(),
    year: piece.year,
    value: String(piece.value),
    mark: piece.mark,
  }
  const frame = frames[piece.border](caption)
  if (frame.window !== undefined) {
    const window = await rasterise(frame.window)
    for (const { ink } of [plate, tint]) for (let i = 0; i < ink.length; i++) ink[i] = ink[i]! * window[i]!
  }
  await tint.draw(frame.tint || '<g/>')
  if (frame.under !== undefined) await plate.draw(frame.under)
  if (frame.wipe !== '') {
    await tint.wipe(frame.wipe)
    await plate.wipe(frame.wipe)
  }
  await plate.draw(frame.dark)
  if (piece.border === 'Banknote') await plate.wipe(cornerNumerals(caption))
  if (piece.border === 'Medallion') {
    const corners = medallionCorners()
    await plate.wipe(corners.wipe)
    await plate.draw(corners.dark)
  }
  const { main, tint: pale } = inks[piece.ink]
  const image = await print(
    {
      paper: papers[piece.paper],
      impressions: [
        { ink: tint.ink, colour: pale, strength: 0.75 },
        { ink: plate.ink, colour: main },
      ],
      ...(frame.outline === undefined ? {} : { mat: { colour: '#3b3f45', outline: frame.outline } }),
      seed: piece.seed,
    },
    size,
  )
  return { image, lineCount: plate.lineCount }
}
