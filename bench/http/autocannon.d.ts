declare module 'autocannon' {
  export type Call = { path?: string; headers?: Record<string, string> }
  export type Options = {
    url: string
    connections: number
    duration: number
    headers?: Record<string, string>
    requests?: Call[]
  }
  export type Load = {
    duration: number
    requests: { total: number }
    latency: { p50: number; p99: number }
    non2xx: number
    errors: number
    timeouts: number
  }
  export default function autocannon(options: Options): Promise<Load>
}
