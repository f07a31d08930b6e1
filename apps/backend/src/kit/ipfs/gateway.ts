import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { IntaglioError } from '@intaglio/shared'
import type { UnixFSEntry } from 'ipfs-unixfs-exporter'
import { CID } from 'multiformats/cid'
import { contentTypeOf, sniffBytes } from './content-type.ts'

export interface GatewaySource {
  /** @throws NotFoundError */
  resolve(ipfsPath: string): Promise<UnixFSEntry>
  readBlock(cid: CID): Promise<Uint8Array | undefined>
}

const rawBlock = 'application/vnd.ipld.raw'
const maxPathLength = 2_000

const headers = {
  // An address is a hash: what it names never changes.
  'cache-control': 'public, max-age=31536000, immutable',
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'accept, if-none-match, range',
  'access-control-expose-headers': 'content-length, etag, x-ipfs-path',
  'x-content-type-options': 'nosniff',
  // Pinned content may be a document with scripts in it.
  'content-security-policy': "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox",
}

/** A read-only IPFS gateway: files by path, single blocks with `?format=raw` (or that media type accepted). */
export function createGatewayHandler(
  source: GatewaySource,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    answer(source, request, response).catch((error: unknown) => fail(response, error))
  }
}

async function answer(
  source: GatewaySource,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'OPTIONS') return refuse(response, 204)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405)
  if ((request.url ?? '').length > maxPathLength) return refuse(response, 414)
  const url = new URL(request.url ?? '/', 'http://gateway')
  const [kind, cidText, ...rest] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent)
  const cid = cidText === undefined ? undefined : parse(cidText)
  if (kind !== 'ipfs' || !cid || rest.includes('..')) return refuse(response, 404)
  const path = [cid.toString(), ...rest].join('/')

  if (url.searchParams.get('format') === 'raw' || request.headers.accept?.includes(rawBlock)) {
    const target = rest.length > 0 ? (await source.resolve(path)).cid : cid
    return sendBlock(source, target, request, response)
  }
  return sendFile(source, path, request, response)
}

async function sendBlock(
  source: GatewaySource,
  cid: CID,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const bytes = await source.readBlock(cid)
  if (!bytes) return refuse(response, 404)
  const etag = `"${cid.toString()}.raw"`
  if (request.headers['if-none-match'] === etag)
    return void response.writeHead(304, { ...headers, etag }).end()
  response.writeHead(200, {
    ...headers,
    etag,
    'content-type': rawBlock,
    'content-length': bytes.length,
    'content-disposition': `attachment; filename="${cid.toString()}.bin"`,
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

async function sendFile(
  source: GatewaySource,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  let entry = await source.resolve(path)
  if (entry.type === 'directory') entry = await source.resolve(`${path}/index.html`)
  if (entry.type !== 'file' && entry.type !== 'raw' && entry.type !== 'identity') return refuse(response, 404)
  const etag = `"${entry.cid.toString()}"`
  if (request.headers['if-none-match'] === etag)
    return void response.writeHead(304, { ...headers, etag }).end()
  const content = entry.content.bind(entry)
  response.writeHead(200, {
    ...headers,
    etag,
    'x-ipfs-path': encodeURI(`/ipfs/${path}`),
    'content-type': await contentTypeOf(entry.name, content({ offset: 0, length: sniffBytes })),
    'content-length': Number(entry.size),
  })
  if (request.method === 'HEAD') return void response.end()
  await pipeline(Readable.from(content()), response)
}

function parse(text: string): CID | undefined {
  try {
    return CID.parse(text)
  } catch {
    return undefined
  }
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  if (error instanceof URIError) return refuse(response, 400)
  refuse(response, error instanceof IntaglioError && error.code === 'NOT_FOUND' ? 404 : 500)
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'access-control-allow-origin': '*', 'cache-control': 'no-store' }).end()
}
