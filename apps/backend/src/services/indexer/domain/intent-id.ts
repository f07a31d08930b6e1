import { createHash } from 'node:crypto'

/**
 * The intent id in an event. Whoever calls the contracts without this system may use any 32 bytes; those that are
 * no UUID get one derived from them, so that such a collection is listed like any other and matches no intent.
 */
export function intentIdFromBytes32(bytes32: string): string {
  const hex = bytes32.slice(2).toLowerCase()
  const isUuid = /^[0-9a-f]{12}[1-8][0-9a-f]{3}[89ab][0-9a-f]{15}0{32}$/.test(hex)
  if (isUuid) return dashed(hex.slice(0, 32))
  const digest = createHash('sha256').update(hex).digest('hex')
  // Version 8: made by a rule of one's own.
  return dashed(`${digest.slice(0, 12)}8${digest.slice(13, 16)}8${digest.slice(17, 32)}`)
}

function dashed(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
