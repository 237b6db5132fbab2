import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { csvReading, type CsvRow } from '#app/lib/csv.ts'
import { InputProblem } from './input-problem.ts'
import { readChunks } from './read-text.ts'

/** Streams the records of a comma-separated file, as `readCsv` of `lib` reads a text. Throws `InputProblem` for quotes out of place. */
export async function* readCsvFile(file: string): AsyncGenerator<CsvRow> {
  const { options, problemOf } = csvReading()
  try {
    yield* pipeline(Readable.from(plainLines(file)), parse(options), () => {})
  } catch (error) {
    const { line, problem } = problemOf(error)
    throw new InputProblem(file, line, undefined, problem)
  }
}

/** The file's text with `\n` for every line end, also where chunks part one. */
async function* plainLines(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of readChunks(file)) {
    const text = rest + chunk
    rest = text.endsWith('\r') ? '\r' : ''
    yield text.slice(0, text.length - rest.length).replace(/\r\n?/g, '\n')
  }
}
