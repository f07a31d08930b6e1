import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'

/**
 * A file of the data folder as a response, or the part of it that a player asks for.
 * @param range the request's header: `bytes=0-1023`, `bytes=1024-` or `bytes=-512`
 * @returns undefined where there is no such file
 */
export async function serveFile(
  file: string,
  type: string,
  range: string | null,
): Promise<Response | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return undefined
  const headers = {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    // Files are named after their content or written once.
    'cache-control': 'private, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    // A drawing that is opened by itself must do nothing.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
  }
  const part = range === null ? undefined : partOf(range, found.size)
  if (part === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${found.size}` } })
  }
  const { start, end } = part ?? { start: 0, end: found.size - 1 }
  const body = found.size === 0 ? null : Readable.toWeb(createReadStream(file, { start, end }))
  return new Response(body as ReadableStream | null, {
    status: part ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      ...(part && { 'content-range': `bytes ${start}-${end}/${found.size}` }),
    },
  })
}

/** The part a range header means; undefined where it is none that is understood, which means all of it. */
export function partOf(
  range: string,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? []
  if (from === '' && to === '') return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start > end || start >= size ? 'unsatisfiable' : { start, end }
}
