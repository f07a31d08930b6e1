import { createServer, type ServerResponse } from 'node:http'
import { IntaglioError } from '@intaglio/shared'
import { metrics } from '../metrics.ts'

export interface HealthOptions {
  host: string
  port: number
  /** What does not answer; nothing means ready. */
  check: () => Promise<{ port: string; error: unknown }[]>
}

/** Serves /healthz, /readyz and /metrics. */
export async function serveHealth({
  host,
  port,
  check,
}: HealthOptions): Promise<{ close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://health')
    if (pathname === '/healthz') send(response, 200, { status: 'ok' })
    else if (pathname === '/readyz')
      void readiness(check).then(({ status, body }) => send(response, status, body))
    else if (pathname === '/metrics') {
      void metrics
        .metrics()
        .then((text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text))
    } else send(response, 404, { status: 'not found' })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The answer of /readyz: 200, or 503 with what is down and why. */
export async function readiness(check: HealthOptions['check']): Promise<{ status: 200 | 503; body: object }> {
  const down = await check()
  if (down.length === 0) return { status: 200, body: { status: 'ready' } }
  const reasons = down.map(({ port, error }) => ({
    port,
    error: error instanceof IntaglioError ? error.sentence : String(error),
  }))
  return { status: 503, body: { status: 'not ready', down: reasons } }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
