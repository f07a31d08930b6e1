import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { NotFoundError, say } from '@intaglio/shared'
import type { PublicAddress } from '../config/config.ts'
import { listenForFiles } from '../http/file-listener.ts'
import { checkKey } from './key.ts'
import type { ObjectInfo, ObjectsPort } from './port.ts'

export interface FolderObjectsOptions {
  folder: string
  /** Where clients read them; on this machine alone where left out. */
  address?: PublicAddress | undefined
}

/** Objects as files of a folder, written whole or not at all, and read by clients over HTTP. */
export async function createFolderObjects(options: FolderObjectsOptions): Promise<ObjectsPort> {
  const folder = path.resolve(options.folder)
  const temporary = path.join(folder, 'temporary')
  await rm(temporary, { recursive: true, force: true })
  await mkdir(temporary, { recursive: true })
  const bodyOf = (key: string) => path.join(folder, 'bodies', checkKey(key))
  const infoOf = (key: string) => path.join(folder, 'infos', `${checkKey(key)}.json`)
  const listener = await listenForFiles((request, response) => void answer(request, response), {
    portFile: path.join(folder, 'port'),
    address: options.address,
  })

  async function head(key: string): Promise<ObjectInfo | undefined> {
    try {
      return JSON.parse(await readFile(infoOf(key), 'utf8')) as ObjectInfo
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end()
      const key = decodeURIComponent(new URL(request.url ?? '/', 'http://local').pathname).replace(
        /^\/objects\//,
        '',
      )
      const info = await head(key)
      if (!info) return void response.writeHead(404).end()
      response.writeHead(200, {
        'content-type': info.mime,
        'content-length': info.bytes,
        'access-control-allow-origin': '*',
        'x-content-type-options': 'nosniff',
        // What people upload may be a document with scripts in it.
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      })
      if (request.method === 'HEAD') return void response.end()
      await pipeline(createReadStream(bodyOf(key)), response)
    } catch {
      if (!response.headersSent) response.writeHead(400)
      response.end()
    }
  }

  return {
    async put(key, body, { mime }) {
      const [target, info] = [bodyOf(key), infoOf(key)]
      const part = path.join(temporary, randomUUID())
      try {
        const file = await open(part, 'wx')
        try {
          for await (const chunk of body) await file.writeFile(chunk)
          await file.sync()
        } finally {
          await file.close()
        }
        const { size: bytes } = await stat(part)
        await mkdir(path.dirname(target), { recursive: true })
        await mkdir(path.dirname(info), { recursive: true })
        await rename(part, target)
        // The object exists once its info does.
        await writeFile(`${part}.json`, JSON.stringify({ bytes, mime }), { flush: true })
        await rename(`${part}.json`, info)
        return { bytes, mime }
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },
    async get(key) {
      if (!(await head(key))) throw new NotFoundError(say`The object ${{ key }}`)
      return createReadStream(bodyOf(key)) as AsyncIterable<Uint8Array>
    },
    head,
    async delete(key) {
      await rm(infoOf(key), { force: true })
      await rm(bodyOf(key), { force: true })
    },
    url: (key) => `${listener.url}/objects/${checkKey(key)}`,
    async ping() {
      await stat(temporary)
    },
    close: () => listener.close(),
  }
}
