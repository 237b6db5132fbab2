import { parseWithZod, type SubmissionResult } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import { z } from 'zod'
import { knowsField } from '#app/lib/field-names.ts'
import { fieldWords } from '#app/lib/field-words.ts'
import type { Problem, ProblemKind } from '#app/lib/result.ts'
import { parseForm } from './form-door.server.ts'
import { requestScope } from './request-scope.server.ts'

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

/** Fields that never come back to a page. */
const PASSWORDS = ['password', 'current']

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

/** Which method a form means: `_method` lets a form put and delete. */
type Method = 'post' | 'put' | 'delete'
type SchemaByMethod = { post: z.ZodType; put?: z.ZodType; delete?: z.ZodType }
type Answer = ReturnType<typeof data<FormAnswer>>
type ReadForm<Ctx, M, Schema> =
  | { ok: false; answer: Answer }
  | {
      ok: true
      method: M
      value: z.infer<Schema>
      /** The context of the command: the identifier that the form was rendered with makes a double post count once. */
      ctx: Ctx & { formId?: string }
      /** The form again, with what was typed and the reason: at its field if it has one. */
      refused(problem: Problem): Answer
    }
type ReadByMethod<Ctx, Schemas> = { [M in keyof Schemas & Method]: ReadForm<Ctx, M, Schemas[M]> }[keyof Schemas &
  Method]

/**
 * Reads and checks a posted form, by one schema or by one for each method that it may mean. Anything that is no form, is
 * too large or is cut short answers 400, never 500. A form that parses is a value with the ways to answer; one that does
 * not carries the answer to return.
 */
export async function readForm<Schema extends z.ZodType, Ctx extends object = object>(
  request: Request,
  schema: Schema,
  ctx?: Ctx,
): Promise<ReadForm<Ctx, Method, Schema>>
export async function readForm<Schemas extends SchemaByMethod, Ctx extends object = object>(
  request: Request,
  schemas: Schemas,
  ctx?: Ctx,
): Promise<ReadByMethod<Ctx, Schemas>>
export async function readForm(
  request: Request,
  given: z.ZodType | SchemaByMethod,
  ctx: object = {},
): Promise<ReadForm<object, Method, z.ZodType>> {
  const form = await readFormData(request)
  const method = methodOf(form)
  const schema = given instanceof z.ZodType ? given : (given[method] ?? given.post)
  const submission = parseFields(form, schema)
  if (submission.status !== 'success') {
    const answer: FormAnswer = { lastResult: submission.reply({ hideFields: PASSWORDS }) }
    const [reason] = Object.values(answer.lastResult.error ?? {}).flatMap((messages) => messages ?? [])
    noteRefusal(400, reason)
    return { ok: false, answer: data(answer, { status: 400 }) }
  }
  return {
    ok: true,
    method,
    value: submission.value,
    ctx: { ...ctx, formId: formIdOf(form) },
    refused(problem: Problem) {
      if (problem.kind === 'not-found') throw notFound()
      const reason = [problem.reason ?? 'This did not work. Nothing was changed.']
      const lastResult = submission.reply({
        hideFields: PASSWORDS,
        ...(problem.field ? { fieldErrors: { [problem.field]: reason } } : { formErrors: reason }),
      })
      noteRefusal(statusOf(problem), problem.reason)
      return data({ lastResult, problem } satisfies FormAnswer, { status: statusOf(problem) })
    },
  }
}

/**
 * Checks posted fields. Those that the schema does not know are left out before anything is built of them, so they
 * neither cost anything nor come back to a page. A text that the database could not hold is wrong at its field. What is
 * wrong is said in the schema's words or in those of `fieldWords`.
 */
export function parseFields<Schema extends z.ZodType>(form: FormData, schema: Schema) {
  const known = new FormData()
  const isKnown = new Map<string, boolean>()
  for (const [name, value] of form) {
    if (!isKnown.has(name)) isKnown.set(name, knowsField(schema, name))
    if (isKnown.get(name)) known.append(name, value)
  }
  return parseWithZod(known, { schema: storable(schema), error: fieldWords })
}

/**
 * The posted fields. @throws a 400 Response for a body that is missing, malformed, out of bounds or no form; 413 for one
 * over 2 MB.
 */
export async function readFormData(request: Request): Promise<FormData> {
  return parseForm(await readLimited(request), request.headers.get('content-type') ?? '')
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

function methodOf(form: FormData): Method {
  const method = form.get('_method')
  return method === 'put' || method === 'delete' ? method : 'post'
}

/** The identifier a form was rendered with, under which a double post counts once. */
export function formIdOf(form: FormData): string | undefined {
  const id = form.get('formId')
  return typeof id === 'string' && /^[\w:.-]{8,80}$/.test(id) ? id : undefined
}

/** A path on this site to go to after signing in, or `fallback`; never another site, and fit to stand in a header. */
export function safeReturn(to: FormDataEntryValue | null, fallback: string): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(to)) return fallback
  if (!URL.canParse(to, 'http://hall.invalid')) return fallback
  const { origin, pathname, search, hash } = new URL(to, 'http://hall.invalid')
  return origin !== 'http://hall.invalid' || pathname.startsWith('//') ? fallback : pathname + search + hash
}

function noteRefusal(status: number, reason = 'This did not work. Nothing was changed.'): void {
  const scope = requestScope()
  if (scope) scope.refusal = { status, reason }
}

const storables = new WeakMap<z.ZodType, z.ZodType>()

function storable<Schema extends z.ZodType>(schema: Schema): Schema {
  const made =
    storables.get(schema) ??
    schema.superRefine((value, context) => {
      for (const path of pathsOfNull(value)) {
        context.addIssue({ code: 'custom', path, message: 'This contains characters that cannot be shown.' })
      }
    })
  storables.set(schema, made)
  return made as Schema
}

function pathsOfNull(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value === 'string') return value.includes('\u0000') ? [path] : []
  if (Array.isArray(value)) return value.flatMap((one, index) => pathsOfNull(one, [...path, index]))
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return []
  return Object.entries(value).flatMap(([key, one]) => pathsOfNull(one, [...path, key]))
}
