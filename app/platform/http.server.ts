import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import type { SubmissionResult } from '@conform-to/react'
import type { z } from 'zod'
import type { Problem, ProblemKind } from '#app/lib/result.ts'

/** What an action gives back to its page when something was not right: Conform's reply and, for a refusal, why. */
export type FormAnswer = { lastResult: SubmissionResult; problem?: Problem }

const statuses: Record<ProblemKind, number> = {
  'not-found': 404,
  'not-allowed': 403,
  invalid: 400,
  conflict: 409,
  'sign-in': 401,
  'too-many': 429,
}

const FORM_LIMIT_BYTES = 2_000_000
/** A form that is too large is read on and dropped up to here, so that its sender gets to hear why. */
const PATIENCE_BYTES = 20_000_000

/** The HTTP status that a refusal answers with. */
export function statusOf(problem: Problem): number {
  return statuses[problem.kind]
}

/** The answer for what does not exist, and for what this viewer may not know of: the same in every byte. */
export function notFound(): Response {
  return new Response('Not found', { status: 404, statusText: 'Not Found' })
}

/** Ends a loader or an action with the page for a refusal. */
export function refusal(problem: Problem): Response | ReturnType<typeof data<{ reason: string }>> {
  if (problem.kind === 'not-found') return notFound()
  return data({ reason: problem.reason ?? '' }, { status: statusOf(problem) })
}

/**
 * Reads and checks a posted form. Anything that is no form, is too large or is cut short answers 400, never 500.
 * A form that parses is a value with the ways to answer; one that does not carries the answer to return.
 */
export async function readForm<Schema extends z.ZodType>(request: Request, schema: Schema) {
  const form = await readFormData(request)
  const submission = parseWithZod(form, { schema })
  if (submission.status !== 'success') {
    const answer: FormAnswer = { lastResult: submission.reply({ hideFields: ['password'] }) }
    return { ok: false as const, answer: data(answer, { status: 400 }) }
  }
  return {
    ok: true as const,
    value: submission.value as z.infer<Schema>,
    formId: formIdOf(form),
    /** The form again, with what was typed and the reason: at its field if it has one. */
    refused(problem: Problem) {
      if (problem.kind === 'not-found') throw notFound()
      const reason = [problem.reason ?? 'This did not work. Nothing was changed.']
      const lastResult = submission.reply({
        hideFields: ['password'],
        ...(problem.field ? { fieldErrors: { [problem.field]: reason } } : { formErrors: reason }),
      })
      return data({ lastResult, problem } satisfies FormAnswer, { status: statusOf(problem) })
    },
  }
}

/**
 * The posted fields. @throws a 400 Response for a body that is missing, malformed or no form; 413 for one over 2 MB.
 */
export async function readFormData(request: Request): Promise<FormData> {
  const bytes = await readLimited(request)
  try {
    const type = request.headers.get('content-type') ?? ''
    return await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch {
    throw new Response('This request carried no form.', { status: 400 })
  }
}

/** A request's body as it came. @throws a 413 Response for one over 2 MB. */
export async function readLimited(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size <= FORM_LIMIT_BYTES) chunks.push(chunk)
    if (size > PATIENCE_BYTES) break
  }
  if (size > FORM_LIMIT_BYTES) throw new Response('This form is too large.', { status: 413 })
  return new Uint8Array(Buffer.concat(chunks))
}

/** Which method a form means: `_method` lets a form put and delete. */
export function methodOf(form: FormData): 'post' | 'put' | 'delete' {
  const method = form.get('_method')
  return method === 'put' || method === 'delete' ? method : 'post'
}

/** The identifier a form was rendered with, under which a double post counts once. */
export function formIdOf(form: FormData): string | undefined {
  const id = form.get('formId')
  return typeof id === 'string' && /^[\w:.-]{8,80}$/.test(id) ? id : undefined
}

/** A path on this site to go to after signing in, or `fallback`; never another site. */
export function safeReturn(to: FormDataEntryValue | null, fallback: string): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])[^\s\\]*$/.test(to)) return fallback
  return to
}
