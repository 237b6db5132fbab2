import type { z } from 'zod'
import { readForm, readFormData } from './http.server.ts'

/** A posted form with the text of one file, which is read apart: it may be long, and is not sent back with an error. */
export async function readFormWithFile<Schema extends z.ZodType, Ctx extends object>(
  request: Request,
  schema: Schema,
  name: string,
  ctx: Ctx,
) {
  const fields = await readFormData(request)
  const file = fields.get(name)
  fields.delete(name)
  const text = file instanceof File ? (await file.text()).replaceAll('\0', '') : ''
  const rest = new Request(request.url, { method: 'POST', body: fields })
  return { form: await readForm(rest, schema, ctx), text }
}
