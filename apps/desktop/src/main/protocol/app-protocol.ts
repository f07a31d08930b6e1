// app://studio serves the window's own files and the pictures of the data folder, and nothing else.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { app, protocol } from 'electron'
import { serveFile } from './serve-file.ts'
import { appOrigin, pictureFile } from './thumbnail-url.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.glb': 'model/gltf-binary',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
}

export const studioUrl = `${appOrigin}/index.html`

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

export function serveApp(dataDir: string): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url)
    if (host !== 'studio' || request.method !== 'GET') return notFound()
    const picture = pathname.startsWith('/data/')
    const file = picture ? pictureFile(dataDir, pathname) : rendererFile(pathname)
    if (!file) return notFound()
    // A player would keep the words of an answer as if they were the film, and play it no more when it is back.
    if (picture)
      return (await serveFile(file, typeOf(file), request.headers.get('range'))) ?? Response.error()
    const body = await readFile(file).catch(() => undefined)
    if (!body) return notFound()
    // By what it is, and not by how it was asked for: `/%69ndex.html` is the page, too.
    if (extname(file) === '.html') return page(body.toString('utf8'))
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': typeOf(file),
        'x-content-type-options': 'nosniff',
        // Named after its content.
        'cache-control': 'private, max-age=31536000, immutable',
      },
    })
  })
}

function typeOf(file: string): string {
  return types[extname(file).toLowerCase()] ?? 'application/octet-stream'
}

function rendererFile(pathname: string): string | undefined {
  let path: string
  try {
    path = normalize(decodeURIComponent(pathname))
  } catch {
    return undefined
  }
  return path.includes('..') || path.includes('\0')
    ? undefined
    : join(app.getAppPath(), 'out', 'renderer', path)
}

/** The page gets a nonce of its own, so that the component library's style elements need no 'unsafe-inline'. */
function page(html: string): Response {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return new Response(html.replaceAll('__CSP_NONCE__', nonce), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}

function notFound(): Response {
  return new Response('Not found', { status: 404 })
}
