import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

import { InputProblem } from './input-problem.ts'

/** One line of a text file, without its line end; lines count from 1. */
export interface TextLine {
  line: number
  text: string
}

/**
 * The decoded text of a file in chunks, in constant memory. `.gz` is unpacked; a byte order mark is dropped.
 * Throws `InputProblem` when the file cannot be read or is not UTF-8.
 */
export async function* readChunks(file: string): AsyncGenerator<string> {
  const source = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 })
  yield* decodeChunks(file, file.endsWith('.gz') ? unpacked(source) : source)
}

/** The lines of a file, ends `\n` or `\r\n`; a last line without an end counts, an empty one after the last end does not. */
export async function* readLines(file: string): AsyncGenerator<TextLine> {
  let line = 0
  let rest = ''
  for await (const chunk of readChunks(file)) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    for (const text of parts) yield { line: ++line, text: withoutReturn(text) }
  }
  if (rest !== '') yield { line: ++line, text: withoutReturn(rest) }
}

async function* decodeChunks(file: string, source: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  try {
    for await (const bytes of source) {
      const text = decoder.decode(bytes as Uint8Array, { stream: true })
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line += 1
      if (text !== '') yield text
    }
    const last = decoder.decode()
    if (last !== '') yield last
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new InputProblem(file, undefined, undefined, `is not valid UTF-8 at or after line ${line}`)
    }
    if (code === 'ENOENT') throw new InputProblem(file, undefined, undefined, 'no such file')
    if (code === 'EISDIR') throw new InputProblem(file, undefined, undefined, 'is a folder, not a file')
    if (code === 'EACCES') throw new InputProblem(file, undefined, undefined, 'may not be read')
    if (code?.startsWith('Z_')) throw new InputProblem(file, undefined, undefined, 'is not a whole gzip file')
    throw cause
  }
}

function unpacked(source: Readable): Readable {
  const gunzip = createGunzip()
  source.on('error', (cause) => gunzip.destroy(cause))
  return source.pipe(gunzip)
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text
}
