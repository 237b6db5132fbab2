import { connect, createServer, type Socket } from 'node:net'

export type SilentProxy = {
  /** The database's address, through the proxy. */
  url: string
  /** Connections stay, new ones are taken, and not a byte goes on: a stopped server, or a network that swallows all. */
  silence(): void
  /** Connections there are stay silent for good; new ones are served. */
  forget(): void
  /** What was held back goes on. */
  speak(): void
  /** Nobody listens any more, and all connections end. */
  close(): Promise<void>
  open(): Promise<void>
}

/** A door of its own to a PostgreSQL server, which falls silent on demand. */
export async function silentProxy(url: string): Promise<SilentProxy> {
  const target = new URL(url)
  const pairs = new Set<[Socket, Socket]>()
  let isSilent = false
  const server = createServer((inner) => {
    const outer = connect(Number(target.port || 5432), target.hostname)
    const pair: [Socket, Socket] = [inner, outer]
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      inner.destroy()
      outer.destroy()
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
    inner.pipe(outer)
    outer.pipe(inner)
    if (isSilent) for (const socket of pair) socket.cork()
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as { port: number }
  const via = new URL(url)
  via.hostname = '127.0.0.1'
  via.port = String(port)
  const all = (change: (socket: Socket) => void) => [...pairs].flat().forEach(change)
  return {
    url: via.href,
    silence() {
      isSilent = true
      all((socket) => socket.cork())
    },
    forget() {
      isSilent = false
      all((socket) => socket.cork())
    },
    speak() {
      isSilent = false
      all((socket) => socket.uncork())
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        all((socket) => socket.destroy())
      }),
    open: () => listen(port),
  }
}
