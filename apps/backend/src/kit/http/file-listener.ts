import { createServer, type RequestListener, type Server } from 'node:http'
import { readFile, writeFile } from 'node:fs/promises'
import type { PublicAddress } from '../config/config.ts'

export interface FileListener {
  /** Where clients read from; no slash at the end. */
  url: string
  close(): Promise<void>
}

/**
 * Serves files over HTTP: at an address that was asked for, else on this machine alone. There the port is chosen once
 * and kept in `portFile`, so that addresses that were handed out still work after a restart, unless somebody else has
 * the port by then.
 */
export async function listenForFiles(
  handler: RequestListener,
  { portFile, address }: { portFile: string; address?: PublicAddress | undefined },
): Promise<FileListener> {
  const server = createServer({ requestTimeout: 30_000 }, handler)
  const url = address ? await listenAt(server, address) : await listenLocally(server, portFile)
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function listenAt(server: Server, { host, port, url }: PublicAddress): Promise<string> {
  const taken = await listen(server, port, host)
  return url?.replace(/\/+$/, '') ?? `http://${host}:${taken}`
}

async function listenLocally(server: Server, portFile: string): Promise<string> {
  const before = Number(await readFile(portFile, 'utf8').catch(() => '0'))
  const port = await listen(server, before).catch(() => listen(server, 0))
  if (port !== before) await writeFile(portFile, String(port))
  return `http://127.0.0.1:${port}`
}

function listen(server: Server, port: number, host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
