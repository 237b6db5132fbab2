import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

import type { MenteeProfile, MentorProfile } from '#app/modules/matching/engine/types.ts'
import type { VocabularySkill } from '#app/modules/matching/engine/normalise/vocabulary.ts'

const ROOT = fileURLToPath(new URL('../../../shared/data/', import.meta.url))

/** False on a machine without the development data: those rows of the table are then left out. */
export const hasDevelopmentData = existsSync(`${ROOT}onet/relevance-dev.tsv`)

export function occupations(): MentorProfile[] {
  return jsonLines('onet/mentors.jsonl.gz')
}

export function questions(kind: 'goals' | 'skills'): MenteeProfile[] {
  return jsonLines(kind === 'goals' ? 'onet/mentees-dev.jsonl.gz' : 'onet/mentees-skills-dev.jsonl.gz')
}

/** Mentee → mentor → gain (3, 2, 1). */
export function relevance(): Map<string, Map<string, number>> {
  const gains = new Map<string, Map<string, number>>()
  for (const [mentee = '', mentor = '', gain = ''] of rows('onet/relevance-dev.tsv')) {
    const own = gains.get(mentee) ?? new Map<string, number>()
    gains.set(mentee, own.set(mentor, Number(gain)))
  }
  return gains
}

/** A vocabulary and pairs of raw text and the label it should get. */
export interface NamingTask {
  skills: VocabularySkill[]
  pairs: { raw: string; label: string }[]
}

export function tagTask(): NamingTask {
  const skills = rows('tags/tags.tsv.gz').map(([label = '', count = '']) => skill(label, Number(count), []))
  return { skills, pairs: rows('tags/synonyms-dev.tsv').map(([raw = '', label = '']) => ({ raw, label })) }
}

export function escoTask(): NamingTask {
  const skills = rows('esco/skills.tsv.gz').map(([, , , , label = '', names = '']) => skill(label, 0, names.split('|')))
  const pairs = rows('esco/labels-dev.tsv').map(([id = '', raw = '']) => ({ raw, label: skills[Number(id)]!.label }))
  return { skills, pairs }
}

function skill(label: string, popularity: number, aliases: string[]): VocabularySkill {
  return { slug: label, label, group: '', popularity, aliases: aliases.filter((alias) => alias !== '') }
}

function rows(name: string): string[][] {
  return text(name)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
}

function jsonLines<T>(name: string): T[] {
  return text(name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
}

function text(name: string): string {
  const bytes = readFileSync(ROOT + name)
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}
