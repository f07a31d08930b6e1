import type { RequestHandler } from 'express'
import { readiness } from '../kit/http/health.ts'
import { metrics } from '../kit/metrics.ts'

/** /healthz: this process runs. /readyz: all it needs answers, or what does not. /metrics: for Prometheus. */
export function createProbes(
  check: () => Promise<{ port: string; error: unknown }[]>,
): Readonly<Record<string, RequestHandler>> {
  return {
    '/healthz': (_request, response) => void response.json({ status: 'ok' }),
    '/readyz': (_request, response, next) => {
      readiness(check).then(({ status, body }) => response.status(status).json(body), next)
    },
    '/metrics': (_request, response, next) => {
      metrics.metrics().then((text) => response.type(metrics.contentType).send(text), next)
    },
  }
}
