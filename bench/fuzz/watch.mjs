import { subscribe } from 'node:diagnostics_channel'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'

/**
 * Loaded into the web process and the worker by the fuzz alone (`--import`). Every two milliseconds a timer looks how
 * long the loop was away and how much processor time the process took meanwhile; the smaller of the two is how long
 * that turn held the loop, whatever else this machine was doing. What was in flight is told to the parent.
 */
const TOLD_FROM_MS = 100

const underWay = new Map()
const delays = monitorEventLoopDelay({ resolution: 2 })
delays.enable()

let wall = performance.now()
let processor = process.cpuUsage()

setInterval(look, 2).unref()

subscribe('http.server.request.start', ({ request, response }) => {
  const id = request.headers['x-fuzz-id']
  if (typeof id !== 'string') return
  const seen = { longest: 0 }
  underWay.set(id, seen)
  response.once('close', () =>
    setTimeout(() => {
      look()
      underWay.delete(id)
      tell({ about: 'request', id, held: seen.longest })
    }, 3),
  )
})

function look() {
  const now = performance.now()
  const taken = process.cpuUsage(processor)
  const held = Math.min(now - wall, (taken.user + taken.system) / 1000)
  wall = now
  processor = process.cpuUsage()
  for (const seen of underWay.values()) seen.longest = Math.max(seen.longest, held)
  if (held >= TOLD_FROM_MS) tell({ about: 'hold', held, delay: delays.max / 1e6 })
}

function tell(message) {
  if (process.connected) process.send(message, undefined, undefined, () => {})
}
