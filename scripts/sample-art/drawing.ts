/** From a drawn piece to SVG: the same frames and inks as on the printed sheets, but every line is a vector. */
import { cornerNumerals, frames, medallionCorners } from './frames.ts'
import { inks, papers } from './piece.ts'
import type { DrawnPiece } from './piece.ts'

export function drawing(piece: DrawnPiece, turn = 0): string {
  const { main, tint: pale } = inks[piece.ink]
  const paper = papers[piece.paper].colour
  const caption = {
    title: piece.name.toUpperCase(),
    year: piece.year,
    value: String(piece.value),
    mark: piece.mark,
  }
  const frame = frames[piece.border](caption)
  const motif = piece.markup(turn)
  const ink = (markup: string, colour: string) => markup.replaceAll('"#000"', `"${colour}"`)
  const inWindow = (markup: string) =>
    frame.window === undefined ? markup : `<g clip-path="url(#window)">${markup}</g>`
  const sheet =
    frame.outline === undefined
      ? `<rect width="1200" height="1200" fill="${paper}"/>`
      : `<rect width="1200" height="1200" fill="#3b3f45"/><path d="${frame.outline}" transform="translate(5 9)" fill="#000" opacity=".3"/><path d="${frame.outline}" fill="${paper}"/>`
  let extra = ''
  if (piece.border === 'Banknote') extra = ink(cornerNumerals(caption), paper)
  if (piece.border === 'Medallion') {
    const corners = medallionCorners()
    extra = `<path d="${corners.wipe}" fill="${paper}"/>${ink(corners.dark, main)}`
  }
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 1200" width="1200" height="1200">',
    `<title>${piece.name}</title>`,
    frame.window === undefined ? '' : `<clipPath id="window"><path d="${frame.window}"/></clipPath>`,
    sheet,
    `<g opacity=".8">${inWindow(ink(motif.tint, pale))}${ink(frame.tint, pale)}</g>`,
    inWindow(ink(motif.dark, main).replaceAll('"#fff"', `"${paper}"`)),
    frame.under === undefined ? '' : ink(frame.under, main),
    frame.wipe === '' ? '' : `<path d="${frame.wipe}" fill="${paper}"/>`,
    ink(frame.dark, main),
    extra,
    '</svg>\n',
  ].join('\n')
}
