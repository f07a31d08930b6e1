// Entry of a decoder that is a child of a Node process.
import type { DecoderQuestion } from './protocol.ts'
import { serveDecoder } from './serve-decoder.ts'

// Its parent is gone, and with it whoever would want an answer.
process.once('disconnect', () => process.exit())

serveDecoder({
  // A parent that ended meanwhile is told by `disconnect`.
  send: (answer) => process.send?.(answer, undefined, undefined, () => undefined),
  onQuestion: (listener) => process.on('message', (question) => listener(question as DecoderQuestion)),
})
