import { Snapshot } from '#app/modules/matching/engine/snapshot.ts'
import type { MenteeProfile, MentorProfile, Week } from '#app/modules/matching/engine/types.ts'
import { weekOf } from '#app/modules/matching/week-offsets.ts'
import { UsageProblem } from './input-problem.ts'
import { loadMatchModel } from './knowledge.ts'
import { readMentees, readMentors, unknownFieldsNote } from './read-people.ts'
import type { UnknownFields } from './record-reader.ts'

/** Everybody in two files, in memory: for commands that look at all of them at once. */
export interface Pool {
  readonly mentors: ReadonlyMap<string, MentorProfile>
  readonly mentees: readonly MenteeProfile[]
  readonly snapshot: Snapshot
  readonly week: Week
}

/** Reads mentors and mentees, and notes fields that no score uses. Throws `InputProblem` and `UsageProblem`. */
export async function readPool(
  mentorsFile: string,
  menteesFile: string,
  options: { model?: string; now?: string },
): Promise<Pool> {
  const week = weekOf(momentOf(options.now))
  const unknownOfMentees: UnknownFields = new Map()
  const mentees: MenteeProfile[] = []
  for await (const mentee of readMentees(menteesFile, unknownOfMentees)) mentees.push(mentee)
  note(menteesFile, unknownOfMentees)

  const unknown: UnknownFields = new Map()
  const mentors = new Map<string, MentorProfile>()
  for await (const mentor of readMentors(mentorsFile, unknown)) mentors.set(mentor.id, mentor)
  note(mentorsFile, unknown)
  const snapshot = new Snapshot(loadMatchModel(options.model), week)
  for (const mentor of mentors.values()) snapshot.upsert(mentor)
  snapshot.pack()
  return { mentors, mentees, snapshot, week }
}

function momentOf(iso: string | undefined): Date {
  const moment = iso === undefined ? new Date() : new Date(iso)
  if (Number.isNaN(moment.getTime())) throw new UsageProblem('--now must be a moment such as 2026-03-25T12:00:00Z')
  return moment
}

function note(file: string, unknown: UnknownFields): void {
  const sentence = unknownFieldsNote(file, unknown)
  if (sentence !== undefined) process.stderr.write(sentence + '\n')
}
