import { once } from 'node:events'

/** Writes one value as one line of JSON on standard output and waits when the reader is slower. */
export async function writeLine(value: unknown): Promise<void> {
  if (!process.stdout.write(JSON.stringify(value) + '\n')) await once(process.stdout, 'drain')
}
