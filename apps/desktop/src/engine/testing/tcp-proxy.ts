import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A door to a server that can be shut: what goes through it sees a network that is gone. */
export interface TcpProxy {
  port: number
  shut(): void
  open(): void
  close(): Promise<void>
}

/** @param target the server's port, or who knows it once somebody comes through; undefined while there is none */
export async function startTcpProxy(target: number | (() => number | undefined)): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  let isOpen = true
  const server = createServer((inner) => {
    const port = typeof target === 'number' ? target : target()
    if (!isOpen || port === undefined) {
      inner.destroy()
      return
    }
    const outer = connect(port, '127.0.0.1')
    for (const socket of [inner, outer]) {
      sockets.add(socket)
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket)
          inner.destroy()
          outer.destroy()
        })
    }
    inner.pipe(outer).pipe(inner)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const drop = () => sockets.forEach((socket) => socket.destroy())
  return {
    port: (server.address() as AddressInfo).port,
    shut() {
      isOpen = false
      drop()
    },
    open() {
      isOpen = true
    },
    async close() {
      server.close()
      drop()
      await once(server, 'close')
    },
  }
}
