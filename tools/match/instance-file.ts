import { compileInstance } from '#app/modules/matching/engine/assignment/compile-instance.ts'
import { type Instance, InstanceError, type InstancePath } from '#app/modules/matching/engine/assignment/instance.ts'
import { parseInstance } from '#app/modules/matching/engine/assignment/parse-instance.ts'
import type { Program } from '#app/modules/matching/engine/assignment/program.ts'
import { InputProblem } from './input-problem.ts'
import { lineOfJsonFault, lineOfJsonPath } from './json-position.ts'
import { type PairsFile, readPairs } from './pairs-file.ts'
import { readChunks } from './read-text.ts'

/** Names of the files that hold locks beside an instance. */
export interface LockFiles {
  readonly pins?: string
  readonly forbid?: string
  readonly keep?: string
}

/**
 * Reads an instance: JSON, or an assignment problem of OR-Library (n, then n × n costs to keep low). Locks from their
 * own files come on top of those inside. Throws `InputProblem` naming file, line and field of the first fault.
 */
export async function readProgram(file: string, files: LockFiles): Promise<{ instance: Instance; program: Program }> {
  const text = await readWhole(file)
  const locate = (path: InstancePath, problem: string) =>
    new InputProblem(file, /^\s*\{/.test(text) ? lineOfJsonPath(text, path) : undefined, fieldName(path), problem)
  const base = parseText(file, text, locate)
  return withLocks(base, files, locate)
}

/** Adds the locks of files to an instance and compiles it; `locate` names the place of a fault in the instance. */
export async function withLocks(
  base: Instance,
  files: LockFiles,
  locate: (path: InstancePath, problem: string) => Error,
): Promise<{ instance: Instance; program: Program }> {
  const read = async (file: string | undefined) => (file === undefined ? undefined : await readPairs(file))
  const locks = { pins: await read(files.pins), forbidden: await read(files.forbid), keep: await read(files.keep) }
  const joined = (name: keyof typeof locks) => [...(base[name] ?? []), ...(locks[name]?.pairs ?? [])]
  const instance = { ...base, pins: joined('pins'), forbidden: joined('forbidden'), keep: joined('keep') }
  try {
    return { instance, program: compileInstance(instance) }
  } catch (fault) {
    if (!(fault instanceof InstanceError)) throw fault
    const [name, at, side] = fault.path
    if (name === 'pins' || name === 'forbidden' || name === 'keep') {
      const own = (at as number) - (base[name]?.length ?? 0)
      const source = locks[name]
      if (source && own >= 0) throw problemInPairs(source, own, side, fault.message)
    }
    throw locate(fault.path, fault.message)
  }
}

function problemInPairs(
  source: PairsFile,
  at: number,
  side: string | number | undefined,
  problem: string,
): InputProblem {
  const field = side === 0 ? 'mentee' : side === 1 ? 'mentor' : undefined
  return new InputProblem(source.file, source.lines[at], field, problem)
}

function parseText(file: string, text: string, locate: (path: InstancePath, problem: string) => Error): Instance {
  if (text.trim() === '') throw new InputProblem(file, undefined, undefined, 'is empty: expected an instance')
  if (/^[\s\d.eE+-]+$/.test(text)) return orLibraryInstance(file, text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new InputProblem(file, lineOfJsonFault(text), undefined, 'is not JSON')
  }
  try {
    return parseInstance(value)
  } catch (fault) {
    if (fault instanceof InstanceError) throw locate(fault.path, fault.message)
    throw fault
  }
}

function orLibraryInstance(file: string, text: string): Instance {
  const numbers: { value: number; line: number }[] = []
  text.split('\n').forEach((row, at) => {
    for (const word of row.split(/\s+/)) if (word !== '') numbers.push({ value: Number(word), line: at + 1 })
  })
  const bad = numbers.find(({ value }) => !Number.isFinite(value))
  if (bad) throw new InputProblem(file, bad.line, undefined, 'must be a number')
  const n = numbers[0]!.value
  if (!Number.isInteger(n) || n < 1)
    throw new InputProblem(file, numbers[0]!.line, 'n', 'must be a whole number from 1')
  if (numbers.length !== n * n + 1) {
    throw new InputProblem(
      file,
      numbers.at(-1)!.line,
      undefined,
      `has ${numbers.length - 1} costs, expected ${n} × ${n}`,
    )
  }
  const width = String(n).length
  const name = (side: string, at: number) => side + String(at + 1).padStart(width, '0')
  return {
    minimise: true,
    edges: numbers.slice(1).map(({ value }, at) => [name('e', Math.floor(at / n)), name('m', at % n), value] as const),
  }
}

async function readWhole(file: string): Promise<string> {
  const parts: string[] = []
  for await (const chunk of readChunks(file)) parts.push(chunk)
  return parts.join('')
}

function fieldName(path: InstancePath): string | undefined {
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('')
  return name === '' ? undefined : name.replace(/^\./, '')
}
