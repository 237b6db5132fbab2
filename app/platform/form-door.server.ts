import { isBoundedName } from '#app/lib/field-names.ts'

const MAX_FIELDS = 1000
const MAX_PART_HEAD_LENGTH = 4000
const AMPERSAND = 0x26

/**
 * The fields of a posted body. How many there are is counted before anything is parsed, and what they are called is
 * looked at before anybody builds lists and objects out of it: parsing never costs more than the body's length.
 * @throws a 400 Response for what is no form, malformed, or has too many fields or names out of bounds.
 */
export async function parseForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  const form = await parsed(bytes, boundedType(bytes, contentType))
  for (const name of form.keys()) {
    if (!isBoundedName(name) || isReserved(name)) throw refused('This form has a field that no form of the hall has.')
  }
  return form
}

/** The type to parse the body as, once its fields are counted. */
function boundedType(bytes: Uint8Array, contentType: string): string {
  const [type, ...parameters] = contentType.split(';').map((part) => part.trim())
  switch (type!.toLowerCase()) {
    case 'application/x-www-form-urlencoded':
      if (countOf(bytes, AMPERSAND) >= MAX_FIELDS) throw tooMany()
      return 'application/x-www-form-urlencoded'
    case 'multipart/form-data': {
      const boundary = boundaryOf(parameters)
      if (!boundary) throw noForm()
      countParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), `--${boundary}`)
      return `multipart/form-data; boundary="${boundary}"`
    }
    default:
      throw noForm()
  }
}

async function parsed(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch {
    throw noForm()
  }
}

function boundaryOf(parameters: string[]): string | undefined {
  const given = parameters.find((one) => /^boundary=/i.test(one))?.slice('boundary='.length)
  return /^"?([\w'()+,./:=? -]{1,70})"?$/.exec(given ?? '')?.[1]
}

/** The head of a part is read line by line; one of a megabyte would hold everybody up. */
function countParts(body: Buffer, mark: string): void {
  let parts = 0
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (body.toString('latin1', at + mark.length, at + mark.length + 2) === '--') return
    if (++parts > MAX_FIELDS) throw tooMany()
    const head = body.subarray(at, at + MAX_PART_HEAD_LENGTH)
    if (head.indexOf('\r\n\r\n') < 0) throw noForm()
  }
}

function countOf(bytes: Uint8Array, byte: number): number {
  let count = 0
  for (const one of bytes) if (one === byte) count += 1
  return count
}

/** The form library takes fields of these names for orders to itself. */
function isReserved(name: string): boolean {
  return name === '__intent__' || name === '__state__'
}

function noForm(): Response {
  return refused('This request carried no form.')
}

function tooMany(): Response {
  return refused(`A form can have up to ${MAX_FIELDS} fields.`)
}

function refused(reason: string): Response {
  return new Response(reason, { status: 400 })
}
