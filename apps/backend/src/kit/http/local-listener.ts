import { createServer, type RequestListener, type Server } from 'node:http'
import { readFile, writeFile } from 'node:fs/promises'

export interface LocalListener {
  /** No slash at the end. */
  url: string
  close(): Promise<void>
}

/**
 * Serves over HTTP on this machine alone. The port is chosen once and kept in `portFile`, so that addresses that
 * were handed out still work after a restart, unless somebody else has the port by then.
 */
export async function listenLocally(handler: RequestListener, portFile: string): Promise<LocalListener> {
  const server = createServer({ requestTimeout: 30_000 }, handler)
  const before = Number(await readFile(portFile, 'utf8').catch(() => '0'))
  const port = await listen(server, before).catch(() => listen(server, 0))
  if (port !== before) await writeFile(portFile, String(port))
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
