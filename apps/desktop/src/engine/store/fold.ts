/** A text for searching: in small letters, without marks, so that "Pho" finds "Phở". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd')
}

/** A text for sorting: folded, with its numbers filled up, so that "Plate 9" comes before "Plate 10". */
export function naturalKey(text: string): string {
  return fold(text).replace(/\d+/g, (digits) => digits.padStart(15, '0'))
}
