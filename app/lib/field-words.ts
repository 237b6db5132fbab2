import type { z } from 'zod'

/**
 * What a page says of a field whose schema has no words of its own. Whatever is wrong, a validator's own words, which
 * speak of types, never stand on a page.
 */
export function fieldWords(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'This is needed.' : 'This cannot be read.'
  if (issue.code === 'too_big') return tooMuch(issue)
  if (issue.code === 'too_small') return tooLittle(issue)
  if (issue.code === 'invalid_format') return 'This cannot be read.'
  if (issue.input === undefined) return 'This is needed.'
  return 'Choose one of those offered.'
}

function tooMuch({ origin, maximum }: { origin: string; maximum: number | bigint }): string {
  if (origin === 'string') return `This can have up to ${maximum.toLocaleString('en')} characters.`
  return origin === 'array' ? `Choose up to ${maximum}.` : `This is at most ${maximum.toLocaleString('en')}.`
}

function tooLittle({ origin, minimum }: { origin: string; minimum: number | bigint }): string {
  if (origin === 'string') {
    return minimum === 1 ? 'This is needed.' : `This needs at least ${minimum.toLocaleString('en')} characters.`
  }
  return origin === 'array' ? `Choose at least ${minimum}.` : `This is at least ${minimum.toLocaleString('en')}.`
}
