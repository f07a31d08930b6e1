// Pictures, films, sounds and models reach the window under app://studio/data/<path inside the data folder>.
import { isAbsolute, join, relative, sep } from 'node:path'

export const appOrigin = 'app://studio'
const PREFIX = '/data/'
const MEDIUM = /\.(webp|png|jpe?g|avif|gif|svg|mp4|webm|mp3|wav|glb)$/i

/** Address of a picture in the data folder. */
export function pictureUrl(dataDir: string, file: string): string {
  return appOrigin + PREFIX + relative(dataDir, file).split(sep).map(encodeURIComponent).join('/')
}

/**
 * The file behind such an address, or undefined where the address is not a picture inside the data folder.
 * @param pathname of the URL, still encoded.
 */
export function pictureFile(dataDir: string, pathname: string): string | undefined {
  if (!pathname.startsWith(PREFIX) || !MEDIUM.test(pathname)) return undefined
  let parts: string[]
  try {
    parts = pathname.slice(PREFIX.length).split('/').map(decodeURIComponent)
  } catch {
    return undefined
  }
  const file = join(dataDir, ...parts)
  const inside = relative(dataDir, file)
  return inside.startsWith('..') || isAbsolute(inside) || parts.some((part) => part.includes('\0'))
    ? undefined
    : file
}
