// The engine's side: a decoder is asked for and spoken to over the port that comes with the answer.
import type { MessagePortMain } from 'electron'
import type { DecoderProcess, SpawnDecoder } from '../../engine/media/decoder/decoders.ts'
import type { DecoderQuestion } from '../../engine/media/decoder/protocol.ts'
import type { DecoderNews, DecoderWish } from './messages.ts'

interface Decoder {
  started(port: MessagePortMain): void
  gone(): void
}

/** @param wish reaches the main process */
export function createDecoderSpawner(wish: (wish: DecoderWish) => void): {
  spawn: SpawnDecoder
  hear(news: DecoderNews, ports: MessagePortMain[]): void
} {
  const decoders = new Map<number, Decoder>()
  let lastId = 0

  function spawn(): DecoderProcess {
    const decoderId = (lastId += 1)
    const early: DecoderQuestion[] = []
    let port: MessagePortMain | undefined
    let onAnswer: (answer: unknown) => void = () => undefined
    let onExit: () => void = () => undefined
    decoders.set(decoderId, {
      started(given) {
        port = given
        port.on('message', ({ data }) => onAnswer(data))
        port.start()
        for (const question of early.splice(0)) port.postMessage(question)
      },
      gone() {
        port?.close()
        decoders.delete(decoderId)
        onExit()
      },
    })
    wish({ type: 'decoder-wanted', decoderId })
    return {
      send: (question) => (port ? port.postMessage(question) : void early.push(question)),
      onAnswer: (listener) => (onAnswer = listener),
      onExit: (listener) => (onExit = listener),
      kill: () => wish({ type: 'decoder-unwanted', decoderId }),
    }
  }

  return {
    spawn,
    hear({ type, decoderId }, [port]) {
      const decoder = decoders.get(decoderId)
      if (type === 'decoder-gone') decoder?.gone()
      else if (port) decoder?.started(port)
    },
  }
}
