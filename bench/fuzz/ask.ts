import { Agent, request } from 'node:http'
import { connect } from 'node:net'

export type Question = {
  method: string
  path: string
  headers?: Record<string, string>
  body?: Buffer
}

export type Answer = {
  /** 0 where nothing came: the connection broke or patience ended. */
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
  problem?: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

/**
 * Sends a request as it stands and follows nothing; of a stream that has no end, the head is the answer. Never throws:
 * what goes wrong on the way is part of the answer.
 */
export function ask(hall: string, { method, path, headers = {}, body }: Question, patience = 15_000): Promise<Answer> {
  return new Promise((resolve) => {
    const nothing = (problem: string) => resolve({ status: 0, headers: {}, body: Buffer.alloc(0), problem })
    const { hostname, port } = new URL(hall)
    const length = body ? { 'Content-Length': String(body.length) } : {}
    let asked
    try {
      asked = request({ agent, hostname, port, method, path, headers: { ...length, ...headers } })
    } catch (error) {
      return nothing((error as Error).message)
    }
    const timer = setTimeout(() => asked.destroy(new Error('no answer in time')), patience)
    asked.once('error', (error) => {
      clearTimeout(timer)
      nothing(error.message)
    })
    asked.once('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', (error) => nothing(error.message))
      const { statusCode: status = 0, headers: head } = response
      if (String(head['content-type']).startsWith('text/event-stream')) {
        clearTimeout(timer)
        resolve({ status, headers: head, body: Buffer.alloc(0) })
        return asked.destroy()
      }
      response.once('end', () => {
        clearTimeout(timer)
        resolve({ status, headers: head, body: Buffer.concat(chunks) })
      })
    })
    asked.end(body)
  })
}

/** Writes bytes to a connection of its own and reads until it closes: for what no HTTP client would send. */
export function askInBytes(hall: string, bytes: string | Buffer, patience = 5_000): Promise<Answer> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(hall)
    const socket = connect({ host: hostname, port: Number(port) })
    const chunks: Buffer[] = []
    const end = () => {
      clearTimeout(timer)
      socket.destroy()
      const body = Buffer.concat(chunks)
      const status = Number(/^HTTP\/1\.\d (\d{3})/.exec(body.toString('latin1'))?.[1] ?? 0)
      resolve({ status, headers: {}, body })
    }
    const timer = setTimeout(end, patience)
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.once('error', end)
    socket.once('close', end)
    socket.write(bytes)
  })
}
