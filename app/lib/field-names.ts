import type { z } from 'zod'

/** A step of a field's name: the key of an object, a place in a list, or `''` for `[]`. */
type Segment = string | number

const MAX_NAME_LENGTH = 200
const MAX_SEGMENTS = 6
const MAX_IN_LIST = 200
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a field may be called so: not too long, at most six steps deep, no place in a list from 200 on. */
export function isBoundedName(name: string): boolean {
  if (name.length > MAX_NAME_LENGTH) return false
  const segments = name.match(/[^.[\]]+|\[\]/g) ?? []
  if (segments.length > MAX_SEGMENTS || name.split(/[.[]/).length > MAX_SEGMENTS + 1) return false
  return [...name.matchAll(/\[\s*(\d+)\s*\]/g)].every(([, index]) => Number(index) < MAX_IN_LIST)
}

/** Whether a form's schema has a field of that name: `offers[3].skill` in a list `offers` of objects with a `skill`. */
export function knowsField(schema: z.ZodType, name: string): boolean {
  const segments = segmentsOf(name)
  return segments !== null && reaches(schema as unknown as Node, segments)
}

/** The steps of a well-formed name, else null. */
function segmentsOf(name: string): Segment[] | null {
  if (!/^[^.[\]]+(\.[^.[\]]+|\[\d*\])*$/.test(name)) return null
  const found = name.match(/[^.[\]]+|\[\d*\]/g) ?? []
  const segments = found.map((part): Segment =>
    part.startsWith('[') ? (part === '[]' ? '' : Number(part.slice(1, -1))) : part,
  )
  return segments.some((segment) => FORBIDDEN.has(String(segment))) ? null : segments
}

/** What of a zod type tells which fields it has. */
type Node = {
  _zod: {
    def: {
      type: string
      shape?: Record<string, Node>
      element?: Node
      options?: Node[]
      innerType?: Node
      in?: Node
      out?: Node
      valueType?: Node
    }
  }
}

function reaches(node: Node, [first, ...rest]: Segment[]): boolean {
  const { type, shape, element, options, innerType, in: into, out, valueType } = node._zod.def
  if (type === 'pipe') return reaches(into!._zod.def.type === 'transform' ? out! : into!, asPath(first, rest))
  if (innerType) return reaches(innerType, asPath(first, rest))
  if (options) return options.some((option) => reaches(option, asPath(first, rest)))
  if (first === undefined) return true
  if (shape) return typeof first === 'string' && Object.hasOwn(shape, first) && reaches(shape[first]!, rest)
  if (element) return (typeof first === 'number' || first === '') && reaches(element, rest)
  return type === 'record' && typeof first === 'string' && first !== '' && reaches(valueType!, rest)
}

function asPath(first: Segment | undefined, rest: Segment[]): Segment[] {
  return first === undefined ? [] : [first, ...rest]
}
