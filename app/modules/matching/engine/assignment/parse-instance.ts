import { type Instance, InstanceError, type InstancePath } from './instance.ts'

/**
 * Checks the shape of an instance read from outside: types, known fields, whole non-negative capacities. What the
 * lists mean together is checked by `compileInstance`. Throws `InstanceError` with the path of the first fault.
 */
export function parseInstance(value: unknown): Instance {
  const root = objectAt(value, [])
  if ('edges' in root) {
    refuseUnknown(root, SCORED_FIELDS, [])
    eachAt(root['edges'], ['edges'], checkEdge)
    checkCounts(root['capacity'], ['capacity'])
    checkCounts(root['minimum'], ['minimum'])
    checkFlag(root['minimise'], ['minimise'])
    if (root['mentees'] !== undefined) eachAt(root['mentees'], ['mentees'], checkId)
    if (root['mentors'] !== undefined) eachAt(root['mentors'], ['mentors'], checkId)
  } else {
    refuseUnknown(root, LISTED_FIELDS, [])
    if (root['mentees'] === undefined) throw new InstanceError(['mentees'], 'is missing')
    if (root['mentors'] === undefined) throw new InstanceError(['mentors'], 'is missing')
    eachAt(root['mentees'], ['mentees'], checkMentee)
    eachAt(root['mentors'], ['mentors'], checkMentor)
  }
  checkPairs(root['pins'], ['pins'])
  checkPairs(root['forbidden'], ['forbidden'])
  checkPairs(root['keep'], ['keep'])
  checkFlag(root['everyone'], ['everyone'])
  if (root['keepWeight'] !== undefined) {
    checkScore(root['keepWeight'], ['keepWeight'])
    if ((root['keepWeight'] as number) < 0) throw new InstanceError(['keepWeight'], 'must not be negative')
  }
  return value as Instance
}

const LOCK_FIELDS = ['pins', 'forbidden', 'keep', 'keepWeight', 'everyone']
const SCORED_FIELDS = ['edges', 'capacity', 'minimum', 'minimise', 'mentees', 'mentors', ...LOCK_FIELDS]
const LISTED_FIELDS = ['mentees', 'mentors', ...LOCK_FIELDS]
const LARGEST_SCORE = 1e9
const LARGEST_COUNT = 1e6

function checkEdge(value: unknown, path: InstancePath): void {
  if (!Array.isArray(value) || value.length < 3 || value.length > 4) {
    throw new InstanceError(path, 'must be [mentee, mentor, score]')
  }
  checkId(value[0], path, 0)
  checkId(value[1], path, 1)
  checkScore(value[2], path, 2)
  if (value.length === 4) checkScore(value[3], path, 3)
}

function checkMentee(value: unknown, path: InstancePath): void {
  const mentee = objectAt(value, path)
  refuseUnknown(mentee, ['id', 'prefers'], path)
  checkId(mentee['id'], [...path, 'id'])
  checkPreferences(mentee['prefers'], [...path, 'prefers'])
}

function checkMentor(value: unknown, path: InstancePath): void {
  const mentor = objectAt(value, path)
  refuseUnknown(mentor, ['id', 'capacity', 'minimum', 'prefers'], path)
  checkId(mentor['id'], [...path, 'id'])
  if (mentor['capacity'] !== undefined) checkCount(mentor['capacity'], [...path, 'capacity'])
  if (mentor['minimum'] !== undefined) checkCount(mentor['minimum'], [...path, 'minimum'])
  checkPreferences(mentor['prefers'], [...path, 'prefers'])
}

function checkPreferences(value: unknown, path: InstancePath): void {
  if (value === undefined) return
  eachAt(value, path, (rank, at) => {
    if (Array.isArray(rank)) for (let k = 0; k < rank.length; k++) checkId(rank[k], at, k)
    else checkId(rank, at)
  })
}

function checkPairs(value: unknown, path: InstancePath): void {
  if (value === undefined) return
  eachAt(value, path, (pair, at) => {
    if (!Array.isArray(pair) || pair.length !== 2) throw new InstanceError(at, 'must be [mentee, mentor]')
    checkId(pair[0], at, 0)
    checkId(pair[1], at, 1)
  })
}

function checkCounts(value: unknown, path: InstancePath): void {
  if (value === undefined) return
  for (const [id, count] of Object.entries(objectAt(value, path))) checkCount(count, [...path, id])
}

function checkCount(value: unknown, path: InstancePath): void {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new InstanceError(path, 'must be a whole number')
  if (value < 0) throw new InstanceError(path, 'must not be negative')
  if (value > LARGEST_COUNT) throw new InstanceError(path, `must be at most ${LARGEST_COUNT}`)
}

function checkScore(value: unknown, path: InstancePath, item?: number): void {
  if (typeof value === 'number' && Math.abs(value) <= LARGEST_SCORE) return
  const problem = typeof value === 'number' ? `must be between −1e9 and 1e9` : 'must be a number'
  throw new InstanceError(item === undefined ? path : [...path, item], problem)
}

function checkFlag(value: unknown, path: InstancePath): void {
  if (value !== undefined && typeof value !== 'boolean') throw new InstanceError(path, 'must be true or false')
}

function checkId(value: unknown, path: InstancePath, item?: number): void {
  if (typeof value === 'string' && value.trim() !== '') return
  const problem =
    value === undefined ? 'is missing' : typeof value === 'string' ? 'must not be blank' : 'must be a text'
  throw new InstanceError(item === undefined ? path : [...path, item], problem)
}

function eachAt(value: unknown, path: InstancePath, check: (item: unknown, path: InstancePath) => void): void {
  if (!Array.isArray(value)) throw new InstanceError(path, 'must be a list')
  for (let k = 0; k < value.length; k++) check(value[k], [...path, k])
}

function objectAt(value: unknown, path: InstancePath): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new InstanceError(path, 'must be an object')
}

function refuseUnknown(value: Record<string, unknown>, known: readonly string[], path: InstancePath): void {
  for (const field of Object.keys(value)) {
    if (!known.includes(field)) throw new InstanceError([...path, field], 'is not a field of an instance')
  }
}
