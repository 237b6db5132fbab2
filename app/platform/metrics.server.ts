import { collectDefaultMetrics, Counter, Histogram, type Metric, Registry } from 'prom-client'
import type { ServerResponse } from 'node:http'

const globalStore = globalThis as unknown as { guildhallMetrics?: Registry }
globalStore.guildhallMetrics ??= withDefaults(new Registry())

/** The process's figures, in Prometheus's text format: one register for the server and the pages it has bundled. */
export const metrics = globalStore.guildhallMetrics

/** A figure of that name, made at first use: modules that are loaded twice share it. */
export function figure<Kind extends Metric>(name: string, make: (name: string, registers: [Registry]) => Kind): Kind {
  return (metrics.getSingleMetric(name) as Kind | undefined) ?? make(name, [metrics])
}

const requests = figure(
  'http_requests_total',
  (name, registers) => new Counter({ name, help: 'Requests answered', labelNames: ['status'], registers }),
)
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
const seconds = figure(
  'http_request_seconds',
  (name, registers) => new Histogram({ name, help: 'Time to answer a request', buckets, registers }),
)

/** Counts a response and how long it took once it has left. */
export function observeRequest(response: ServerResponse): void {
  const stop = seconds.startTimer()
  response.once('finish', () => {
    stop()
    requests.inc({ status: `${Math.floor(response.statusCode / 100)}xx` })
  })
}

/** Pages for visitors: how many left as they were kept, and how many were made. */
export const pageCache = figure(
  'kept_pages_total',
  (name, registers) => new Counter({ name, help: 'Pages for visitors', labelNames: ['result'], registers }),
)

function withDefaults(register: Registry): Registry {
  collectDefaultMetrics({ register })
  return register
}
