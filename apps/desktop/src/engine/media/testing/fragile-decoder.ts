// Entry of a decoder that real files of a test can end: one that holds SEGFAULT ends it as a fault in native code does,
// one that holds HANG keeps it for ever.
import { readFileSync } from 'node:fs'
import type { DecoderQuestion } from '../decoder/protocol.ts'
import { serveDecoder } from '../decoder/serve-decoder.ts'

process.once('disconnect', () => process.exit())

serveDecoder({
  send: (answer) => process.send?.(answer),
  onQuestion: (listener) =>
    process.on('message', (message) => {
      const question = message as DecoderQuestion
      const content = readFileSync(question.request.file)
      if (content.includes('SEGFAULT')) process.kill(process.pid, 'SIGSEGV')
      while (content.includes('HANG'));
      listener(question)
    }),
})
