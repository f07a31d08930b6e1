import { randomInt } from 'node:crypto'
import { createServer, type Server } from 'node:net'

/**
 * Below the ports that systems give to outgoing connections and to whoever asks for any (from 32768 on Linux, from
 * 49152 elsewhere): what was free a moment ago is then unlikely to be taken by chance.
 */
const range = { from: 10_240, below: 32_768 }

/** Ports on this machine that were free a moment ago, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const held: { port: number; server: Server }[] = []
  try {
    // Held until all are known, so that none is given twice.
    while (held.length < count) {
      const port = randomInt(range.from, range.below)
      const server = await hold(port)
      if (server) held.push({ port, server })
    }
    return held.map(({ port }) => port)
  } finally {
    await Promise.all(held.map(({ server }) => new Promise((resolve) => server.close(resolve))))
  }
}

function hold(port: number): Promise<Server | undefined> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined)
      else reject(error)
    })
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
