// Entry of the utility process that reads strangers' files. It holds no project, no key and no window; all it hears
// comes over the port that the main process hands it.
import type { DecoderQuestion } from '../../engine/media/decoder/protocol.ts'
import { serveDecoder } from '../../engine/media/decoder/serve-decoder.ts'

process.parentPort.once('message', ({ ports: [port] }) => {
  if (!port) return
  serveDecoder({
    send: (answer) => port.postMessage(answer),
    onQuestion: (listener) => port.on('message', ({ data }) => listener(data as DecoderQuestion)),
  })
  port.start()
})
