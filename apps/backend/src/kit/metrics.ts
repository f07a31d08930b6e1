import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** This process's metrics, in the form Prometheus reads. */
export const metrics = new Registry()

collectDefaultMetrics({ register: metrics })

/** How long calls between services take, by method and outcome: ok, the code of an error, or fault. */
export const grpcSeconds = new Histogram({
  name: 'intaglio_grpc_seconds',
  help: 'Duration of gRPC calls served, in seconds',
  labelNames: ['method', 'outcome'],
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
  registers: [metrics],
})

/** How consuming went, by queue and outcome. */
export const consumedSeconds = new Histogram({
  name: 'intaglio_consumed_seconds',
  help: 'Duration of the work for one message, in seconds',
  labelNames: ['queue', 'outcome'],
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
  registers: [metrics],
})
