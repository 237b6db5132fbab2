import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { ServerResponse } from 'node:http'

/** The process's figures, in Prometheus's text format. */
export const metrics = new Registry()
collectDefaultMetrics({ register: metrics })

const requests = new Counter({
  name: 'http_requests_total',
  help: 'Requests answered',
  labelNames: ['status'],
  registers: [metrics],
})
const seconds = new Histogram({
  name: 'http_request_seconds',
  help: 'Time to answer a request',
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [metrics],
})

/** Counts a response and how long it took once it has left. */
export function observeRequest(response: ServerResponse): void {
  const stop = seconds.startTimer()
  response.once('finish', () => {
    stop()
    requests.inc({ status: `${Math.floor(response.statusCode / 100)}xx` })
  })
}
