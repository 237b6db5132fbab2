import { isTimeZone } from '#app/lib/time-zones.ts'
import { dayCodes, dayName } from '#app/lib/week.ts'
import type {
  Day,
  LocalHours,
  MenteeGoal,
  MenteeProfile,
  MentorProfile,
  MentorWishes,
  MustHave,
  SkillEntry,
} from '#app/modules/matching/engine/types.ts'
import { InputProblem } from './input-problem.ts'
import { type FileRecord, readRecords } from './read-records.ts'
import { RecordReader, type UnknownFields } from './record-reader.ts'

/** Streams the mentors of a CSV or JSON Lines file. Throws `InputProblem` on the first line that cannot be used. */
export function readMentors(file: string, unknown: UnknownFields): AsyncGenerator<MentorProfile> {
  return readPeople(file, unknown, mentorFrom)
}

/** Streams the mentees of a CSV or JSON Lines file. Throws `InputProblem` on the first line that cannot be used. */
export function readMentees(file: string, unknown: UnknownFields): AsyncGenerator<MenteeProfile> {
  return readPeople(file, unknown, menteeFrom)
}

/** One sentence for standard error about the fields that were kept out of the score, or nothing. */
export function unknownFieldsNote(file: string, unknown: UnknownFields): string | undefined {
  if (unknown.size === 0) return undefined
  const names = [...unknown].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${name} (${count})`)
  return `${file}: kept out of the score: ${names.join(', ')}`
}

async function* readPeople<Person extends { id: string }>(
  file: string,
  unknown: UnknownFields,
  from: (reader: RecordReader, unknown: UnknownFields) => Person,
): AsyncGenerator<Person> {
  const seen = new Set<string>()
  for await (const record of readRecords(file)) {
    const person = readOne(file, record, unknown, from)
    if (seen.has(person.id)) throw new InputProblem(file, record.line, 'id', `"${person.id}" stands twice in the file`)
    seen.add(person.id)
    yield person
  }
}

function readOne<Person>(
  file: string,
  record: FileRecord,
  unknown: UnknownFields,
  from: (reader: RecordReader, unknown: UnknownFields) => Person,
): Person {
  const reader = new RecordReader(file, record)
  const person = from(reader, unknown)
  reader.countUnknown(unknown)
  return person
}

function mentorFrom(reader: RecordReader, unknown: UnknownFields): MentorProfile {
  return {
    id: reader.id('id'),
    headline: reader.text('headline'),
    bio: reader.text('bio'),
    skills: skillsFrom(reader, unknown),
    certifications: reader.texts('certifications'),
    industries: reader.texts('industries'),
    support: reader.texts('support'),
    languages: reader.texts('languages'),
    timeZone: timeZoneFrom(reader),
    availability: availabilityFrom(reader, unknown),
    offHours: reader.flag('offHours'),
    capacity: reader.number('capacity', 0, 1e6, true),
    load: reader.number('load', 0, 1e6),
    openRequests: reader.number('openRequests', 0, 1e6),
    seniority: reader.number('seniority', 0, 100),
    answerRate: reader.number('answerRate', 0, 1),
    rating: ratingFrom(reader, unknown),
    wishes: wishesFrom(reader, unknown),
    paused: reader.flag('paused'),
  }
}

function menteeFrom(reader: RecordReader, unknown: UnknownFields): MenteeProfile {
  return {
    id: reader.id('id'),
    goals: goalsFrom(reader, unknown),
    skills: skillsFrom(reader, unknown),
    support: reader.texts('support'),
    mustHave: mustHaveFrom(reader, unknown),
    languages: reader.texts('languages'),
    timeZone: timeZoneFrom(reader),
    availability: availabilityFrom(reader, unknown),
    wantedHalfHours: reader.number('wantedHalfHours', 1, 336),
    offHoursOnly: reader.flag('offHoursOnly'),
    level: reader.number('level', 1, 5),
    industries: reader.texts('industries'),
    mostImportant: reader.text('mostImportant'),
    blocked: reader.texts('blocked'),
    declined: reader.texts('declined'),
  }
}

function skillsFrom(reader: RecordReader, unknown: UnknownFields): SkillEntry[] | undefined {
  return reader.list('skills', '|;')?.map((item, at) => {
    if (typeof item === 'string') return skillFromText(item)
    const inner = reader.inside(`skills[${at}]`, item)
    const name = inner.text('name')
    if (name === undefined) return inner.fail('name', 'is missing')
    const level = inner.number('level', 1, 5)
    inner.countUnknown(unknown)
    return level === undefined ? { name } : { name, level }
  })
}

function skillFromText(text: string): SkillEntry {
  const parts = /^(.+):\s*([1-5])$/s.exec(text)
  return parts ? { name: (parts[1] ?? '').trim(), level: Number(parts[2]) } : { name: text }
}

function goalsFrom(reader: RecordReader, unknown: UnknownFields): MenteeGoal[] | undefined {
  return reader.list('goals', '|')?.map((item, at) => {
    if (typeof item === 'string') return { text: item }
    const inner = reader.inside(`goals[${at}]`, item)
    const goal: MenteeGoal = {
      text: inner.text('text'),
      skills: skillsFrom(inner, unknown),
      priority: inner.number('priority', 0, 1000),
    }
    inner.countUnknown(unknown)
    return goal
  })
}

function mustHaveFrom(reader: RecordReader, unknown: UnknownFields): MustHave | undefined {
  const inner = reader.object('mustHave')
  if (!inner) return undefined
  const mustHave: MustHave = {
    skills: inner.texts('skills'),
    certifications: inner.texts('certifications'),
    industries: inner.texts('industries'),
    support: inner.texts('support'),
    languages: inner.texts('languages'),
    seniority: inner.number('seniority', 0, 100),
    live: inner.flag('live'),
  }
  inner.countUnknown(unknown)
  return mustHave
}

function ratingFrom(reader: RecordReader, unknown: UnknownFields): MentorProfile['rating'] {
  const inner = reader.object('rating')
  if (!inner) return undefined
  const mean = inner.number('mean', 0, 5)
  const count = inner.number('count', 0, 1e9)
  inner.countUnknown(unknown)
  if (mean === undefined || count === undefined) return inner.fail(mean === undefined ? 'mean' : 'count', 'is missing')
  return { mean, count }
}

function wishesFrom(reader: RecordReader, unknown: UnknownFields): MentorWishes | undefined {
  const inner = reader.object('wishes')
  if (!inner) return undefined
  const wishes: MentorWishes = {
    topics: inner.texts('topics'),
    level: inner.number('level', 1, 5),
    hours: inner.number('hours', 0, 168),
  }
  inner.countUnknown(unknown)
  return wishes
}

function availabilityFrom(reader: RecordReader, unknown: UnknownFields): LocalHours[] | undefined {
  return reader.list('availability', '|;')?.map((item, at) => {
    const field = `availability[${at}]`
    if (typeof item === 'string') {
      const parts = /^(\w+)\s+(\S+?)\s*-\s*(\S+)$/.exec(item)
      if (!parts) return reader.fail(field, 'must read like "sat 09:00-12:00"')
      return { day: dayFrom(reader, field, parts[1]), ...hoursFrom(reader, field, parts[2], parts[3]) }
    }
    const inner = reader.inside(field, item)
    const day = dayFrom(inner, 'day', inner.take('day'))
    const hours = hoursFrom(inner, undefined, inner.take('from'), inner.take('to'))
    inner.countUnknown(unknown)
    return { day, ...hours }
  })
}

function dayFrom(reader: RecordReader, field: string, value: unknown): Day {
  const day = typeof value === 'string' ? DAYS.get(value.toLowerCase()) : undefined
  return day ?? reader.fail(field, 'must be a weekday: mon, tue, wed, thu, fri, sat or sun')
}

function hoursFrom(reader: RecordReader, field: string | undefined, from: unknown, to: unknown) {
  const clock = /^([01]?\d|2[0-3]):[0-5]\d$/
  if (typeof from !== 'string' || !clock.test(from)) reader.fail(field ?? 'from', 'must be a time like 09:00')
  if (typeof to !== 'string' || !(clock.test(to) || to === '24:00')) {
    reader.fail(field ?? 'to', 'must be a time like 12:00, at most 24:00')
  }
  return { from: from.padStart(5, '0'), to: to.padStart(5, '0') }
}

const knownZones = new Map<string, boolean>()

function timeZoneFrom(reader: RecordReader): string | undefined {
  const zone = reader.text('timeZone')
  if (zone === undefined) return undefined
  let known = knownZones.get(zone)
  if (known === undefined) {
    known = isTimeZone(zone)
    knownZones.set(zone, known)
  }
  return known ? zone : reader.fail('timeZone', `"${zone}" is not a time zone such as Europe/Berlin`)
}

const DAYS = new Map<string, Day>(
  dayCodes.flatMap((day, weekday) => [
    [day, day],
    [dayName(weekday).toLowerCase(), day],
  ]),
)
