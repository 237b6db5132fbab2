import { parseArgs } from 'node:util'

import { UsageProblem } from './input-problem.ts'

type Shape = Record<string, 'text' | 'flag'>
type Values<S extends Shape> = { [K in keyof S]?: S[K] extends 'flag' ? boolean : string }

/**
 * Reads `--name value` options of a command. Throws `UsageProblem` for an unknown option, a stray word, or a
 * missing value, so that the dispatcher can end with status 2.
 */
export function readOptions<S extends Shape>(args: string[], shape: S): Values<S> {
  const options = Object.fromEntries(
    Object.entries(shape).map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' } as const]),
  )
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values as Values<S>
  } catch (cause) {
    throw new UsageProblem((cause as Error).message)
  }
}

/** The value of an option that must be there. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageProblem(`--${name} is missing`)
  return value
}

/** A whole number from an option, within bounds. */
export function wholeNumber(value: string | undefined, name: string, low: number, high: number): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (!Number.isInteger(number) || number < low || number > high) {
    throw new UsageProblem(`--${name} must be a whole number from ${low} to ${high}`)
  }
  return number
}
