import { IntaglioError, type Text } from '@intaglio/shared'

/** Why a file is left out of an import; part of the public protocol. */
export type SkipCode =
  | 'TRUNCATED'
  | 'EMPTY'
  | 'NOT_AN_IMAGE'
  | 'TOO_LARGE'
  | 'OUTSIDE_FOLDER'
  | 'DUPLICATE'
  | 'UNREADABLE'
  | 'CHANGING'
  | 'DECODER_FAILED'
  | 'REMOVED'
  | 'BAD_ROW'
  | 'BAD_FIELD'

/** One file cannot be imported; the others go on. */
export class SkipError extends IntaglioError {
  override readonly name = 'SkipError'
  declare readonly code: SkipCode
  constructor(code: SkipCode, reason: Text, cause?: unknown) {
    super(reason, { code, cause })
  }
}
