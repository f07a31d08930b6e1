import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import type { Said, Tape } from './tape.ts'

/** Reads what goes over one connection, in pieces as they come. */
export interface Reader {
  /** From the client. */
  up(bytes: Buffer): Said[]
  /** From the server. */
  down?(bytes: Buffer): Said[]
}

export interface Tap {
  port: number
  close(): void
}

/** A port that leads to a server, and writes to the tape what passes. What has to wait holds its connection up. */
export async function tapTcp(
  target: { host: string; port: number },
  tape: Tape,
  read: () => Reader,
): Promise<Tap> {
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const upstream = connect({ ...target, allowHalfOpen: true, noDelay: true })
    const { up, down } = read()
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    }
    void pump(client, upstream, up)
    void pump(upstream, client, down)
  })

  async function pump(from: Socket, to: Socket, decode: ((bytes: Buffer) => Said[]) | undefined) {
    try {
      for await (const bytes of from.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        for (const said of decode?.(bytes) ?? []) await tape.say(said)
        to.write(bytes)
      }
      to.end()
    } catch {
      // One side is gone: so is the other.
      from.destroy()
      to.destroy()
    }
  }

  return openTap(server, () => {
    for (const socket of sockets) socket.destroy()
  })
}

/** @param endConnections ends what a server that no longer listens still has open */
export async function openTap(server: Server, endConnections: () => void): Promise<Tap> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      endConnections()
    },
  }
}

/** Collects bytes and takes whole messages off their front. */
export function createBuffer() {
  let held = Buffer.alloc(0)
  return {
    add(bytes: Buffer): void {
      held = Buffer.concat([held, bytes])
    },
    /** What is held. */
    get bytes(): Buffer {
      return held
    },
    /** @returns the next `length` bytes, or undefined where they are not all there yet */
    take(length: number): Buffer | undefined {
      if (held.length < length) return undefined
      const taken = held.subarray(0, length)
      held = held.subarray(length)
      return taken
    },
  }
}
