import { once } from 'node:events'
import { access, constants, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

import { InputProblem } from './input-problem.ts'

/** Writes one value as one line of JSON on standard output and waits when the reader is slower. */
export async function writeLine(value: unknown): Promise<void> {
  if (!process.stdout.write(JSON.stringify(value) + '\n')) await once(process.stdout, 'drain')
}

/** Finds out before long work whether a file can be written where it should go. Throws `InputProblem`. */
export async function mustBeWritable(file: string): Promise<void> {
  await access(dirname(file), constants.W_OK).catch((cause) => refuseToWrite(file, cause))
}

/** Writes a file in one step: a run that fails leaves nothing half-written. Throws `InputProblem` when it cannot. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const draft = `${file}.${process.pid}.draft`
  try {
    await writeFile(draft, content)
    await rename(draft, file)
  } catch (cause) {
    await rm(draft, { force: true })
    refuseToWrite(file, cause)
  }
}

function refuseToWrite(file: string, cause: unknown): never {
  throw new InputProblem(file, undefined, undefined, `cannot be written (${(cause as NodeJS.ErrnoException).code})`)
}
