import { IntaglioError, InvalidInputError, say } from '@intaglio/shared'
import type { Request, RequestHandler } from 'express'
import type { ServiceClients } from '../kit/clients.ts'

const carType = 'application/vnd.ipld.car'

/**
 * `POST /car`: takes a CAR as the body and answers `{roots, blocks, bytes}` once every block is checked and the roots
 * are pinned, and its sender is written down as who keeps them. The body streams on to the media service.
 *
 * @param options.admit throws where the sender may not pin
 */
export function importCar(options: {
  admit(request: Request): Promise<{ userId: string }>
  media: Pick<ServiceClients['media'], 'importCar'>
  maxBytes: number
}): RequestHandler {
  return (request, response, next) => {
    const work = async () => {
      const { userId } = await options.admit(request)
      if (!request.is([carType, 'application/octet-stream'])) {
        throw new InvalidInputError('content-type', say`must be ${{ type: carType }}`)
      }
      if (Number(request.headers['content-length'] ?? 0) > options.maxBytes) throw tooLarge(options.maxBytes)
      return options.media.importCar(chunksOf(request, userId, options.maxBytes))
    }
    work().then(
      (pinned) => response.json(pinned),
      (error: unknown) => {
        // What is still on its way is read and dropped, so that the sender gets to see the answer.
        request.resume()
        next(error)
      },
    )
  }
}

async function* chunksOf(
  request: Request,
  source: string,
  maxBytes: number,
): AsyncGenerator<{ chunk: Buffer; source?: string }> {
  let bytes = 0
  yield { chunk: Buffer.alloc(0), source }
  // The request outlives a refusal, or there would be nobody to answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBytes) throw tooLarge(maxBytes)
    yield { chunk }
  }
}

function tooLarge(maxBytes: number): IntaglioError {
  return new IntaglioError(say`The CAR is too large.`, {
    code: 'TOO_LARGE',
    why: say`This backend takes at most ${{ most: maxBytes }} bytes at once.`,
    next: say`Send it in several parts, each a CAR of its own.`,
    details: { maxBytes },
  })
}
