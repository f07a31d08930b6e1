import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytes32ToIntentId, intentIdToBytes32, InvalidIntentIdError } from './intent-id.ts'

describe('intent ids', () => {
  it('are the sixteen bytes of the UUID, at the left', () => {
    expect(intentIdToBytes32('01234567-89ab-4def-8123-456789ABCDEF')).toBe(
      '0x0123456789ab4def8123456789abcdef00000000000000000000000000000000',
    )
  })

  it('come back as they went', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        expect(bytes32ToIntentId(intentIdToBytes32(uuid))).toBe(uuid)
      }),
    )
  })

  it.each(['', '0123456789ab4def8123456789abcdef', '01234567-89ab-4def-8123-456789abcdeg', ' '])(
    'are refused as text when they are no UUID: %j',
    (text) => expect(() => intentIdToBytes32(text)).toThrow(InvalidIntentIdError),
  )

  it.each(['0x', '0x01', `0x${'1'.repeat(64)}`] as const)('are refused as bytes with a tail: %s', (bytes) =>
    expect(() => bytes32ToIntentId(bytes)).toThrow(InvalidIntentIdError),
  )
})
