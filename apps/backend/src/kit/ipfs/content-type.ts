import path from 'node:path'
import { fileTypeFromBuffer } from 'file-type'

/** How much of a file is looked at to tell what it is; the size file-type recommends. */
export const sniffBytes = 4_100

const byExtension: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.glb': 'model/gltf-binary',
  '.html': 'text/html; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
}

/** Media type of a file by its name, else by its first bytes. */
export async function contentTypeOf(
  name: string,
  start: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<string> {
  const known = byExtension[path.extname(name).toLowerCase()]
  if (known) return known
  const parts: Uint8Array[] = []
  for await (const part of start) parts.push(part)
  const bytes = Buffer.concat(parts)
  const sniffed = await fileTypeFromBuffer(bytes)
  if (sniffed) return sniffed.mime
  const text = bytes.toString('utf8').trimStart()
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(text)) return byExtension['.svg'] as string
  if (/^[[{]/.test(text)) return byExtension['.json'] as string
  return bytes.includes(0) ? 'application/octet-stream' : (byExtension['.txt'] as string)
}
