/** The outcome of a command: a value, or a refusal that says why. Refusals are values; surprises are exceptions. */
export type Result<Value = undefined> = { ok: true; value: Value } | { ok: false; problem: Problem }

/** Why something was refused. `reason` is a sentence for the person; `field` names the input it concerns. */
export type Problem = {
  kind: ProblemKind
  reason?: string
  field?: string
  /** The words that stand by now where others were to be saved, and which version they are. */
  stands?: { words: { label: string; text: string }[]; version: string }
}

export type ProblemKind = 'not-found' | 'not-allowed' | 'invalid' | 'conflict' | 'sign-in' | 'too-many'

export function ok(): { ok: true; value: undefined }
export function ok<Value>(value: Value): { ok: true; value: Value }
export function ok<Value>(value?: Value) {
  return { ok: true, value }
}

export function refuse(kind: ProblemKind, reason?: string, field?: string): { ok: false; problem: Problem } {
  return { ok: false, problem: { kind, reason, field } }
}

/** A policy's answer. The button on the page and the server ask the same function. */
export type Decision = { allowed: true } | { allowed: false; reason: string }

export const allow: Decision = { allowed: true }

export function deny(reason: string): Decision {
  return { allowed: false, reason }
}
