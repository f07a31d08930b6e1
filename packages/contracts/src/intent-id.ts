import type { Hex } from 'viem'

/** Text that should be an intent id is none; the message says which. */
export class InvalidIntentIdError extends Error {
  override readonly name = 'InvalidIntentIdError'
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const BYTES32 = /^0x([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})0{32}$/i

/**
 * An intent id as the contracts know it: the 16 bytes of the UUID, then 16 zero bytes.
 *
 * @throws InvalidIntentIdError unless it is a UUID in its usual form with hyphens
 */
export function intentIdToBytes32(uuid: string): Hex {
  if (!UUID.test(uuid)) throw new InvalidIntentIdError(`not a UUID: ${uuid.slice(0, 80)}`)
  return `0x${uuid.replaceAll('-', '').toLowerCase().padEnd(64, '0')}`
}

/**
 * The UUID, in lower case, of an intent id as the contracts know it.
 *
 * @throws InvalidIntentIdError when it is not 16 bytes followed by 16 zero bytes, so was made by somebody else
 */
export function bytes32ToIntentId(bytes32: Hex): string {
  const groups = BYTES32.exec(bytes32)
  if (!groups) throw new InvalidIntentIdError(`not a UUID in a bytes32: ${bytes32.slice(0, 80)}`)
  return groups.slice(1).join('-').toLowerCase()
}
