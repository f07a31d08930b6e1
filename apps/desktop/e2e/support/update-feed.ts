import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

export interface UpdateFeed {
  /** What a studio has to be started with to look there. */
  environment: Record<string, string>
  /** An app-update.yml as electron-builder writes it into a package. */
  config: string
  /** What is published from now on; with the hash of something else where the file is to be damaged. */
  publish(version: string, options?: { damaged?: boolean }): void
  /** Paths that were asked for. */
  asked(): string[]
  /** The installed program, which an update takes the place of. */
  installed: string
  close(): void
}

/** The program that is published: it does nothing, and ends well. */
export const published = Buffer.from('#!/bin/sh\nexit 0\n')

/**
 * A web server with a feed as electron-builder publishes one, and a studio's place on a disk.
 * @param folder of the test's own
 */
export async function startUpdateFeed(folder: string): Promise<UpdateFeed> {
  let channel = ''
  let asked: string[] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    asked.push(path)
    if (path === '/latest-linux.yml' && channel !== '') return response.end(channel)
    if (path.endsWith('.AppImage')) return response.end(published)
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const config = join(folder, 'app-update.yml')
  await writeFile(
    config,
    `provider: generic\nurl: http://127.0.0.1:${port}/\nupdaterCacheDirName: intaglio-updater\n`,
  )
  const installed = join(folder, 'Intaglio.AppImage')
  await writeFile(installed, 'the version before', { mode: 0o755 })
  return {
    config,
    installed,
    environment: {
      INTAGLIO_UPDATE_CONFIG: config,
      // As an AppImage finds itself.
      APPIMAGE: installed,
      XDG_CACHE_HOME: join(folder, 'cache'),
    },
    publish(version, { damaged = false } = {}) {
      const sha512 = createHash('sha512')
        .update(damaged ? 'something else' : published)
        .digest('base64')
      const file = `Intaglio-${version}.AppImage`
      channel = [
        `version: ${version}`,
        `files:\n  - url: ${file}\n    sha512: ${sha512}\n    size: ${published.length}`,
        `path: ${file}`,
        `sha512: ${sha512}`,
        `releaseDate: '2026-01-01T00:00:00.000Z'\n`,
      ].join('\n')
    },
    asked() {
      const paths = asked
      asked = []
      return paths
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
