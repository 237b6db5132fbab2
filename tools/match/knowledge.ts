import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

import { MatchModel } from '#app/modules/matching/engine/match-model.ts'
import { decodeModel, type Model } from '#app/modules/matching/engine/model.ts'
import {
  parseAdjacency,
  parseCertifications,
  parseSkills,
  type Vocabulary,
  VocabularyProblem,
} from '#app/modules/matching/engine/normalise/vocabulary.ts'
import { InputProblem } from './input-problem.ts'

/** The built-in vocabulary, or the skills of a file in its place. Throws `InputProblem`. */
export function loadVocabulary(file?: string): Vocabulary {
  if (file !== undefined) return { skills: parsed(file, parseSkills), certifications: [], adjacency: [] }
  return {
    skills: parsed(builtIn('vocabulary/skills.tsv'), parseSkills),
    certifications: parsed(builtIn('vocabulary/certifications.tsv'), parseCertifications),
    adjacency: parsed(builtIn('vocabulary/adjacency.tsv'), parseAdjacency),
  }
}

/** The built-in fitted model, or one that `fit` wrote. Throws `InputProblem`. */
export function loadFitted(file: string = builtIn('model/occupations.json.gz')): Model {
  const text = readWhole(file)
  try {
    return decodeModel(text)
  } catch (cause) {
    throw new InputProblem(file, undefined, undefined, (cause as Error).message)
  }
}

/** Vocabulary and fitted model joined, ready for snapshots. */
export function loadMatchModel(modelFile?: string): MatchModel {
  return new MatchModel(loadFitted(modelFile), loadVocabulary())
}

/** Path of a file that ships with the product under `data/`. */
export function builtIn(name: string): string {
  return fileURLToPath(new URL(`../../data/${name}`, import.meta.url))
}

/** A whole file as text; `.gz` is unpacked. Throws `InputProblem` when it cannot be read. */
export function readWhole(file: string): string {
  try {
    const bytes = readFileSync(file)
    return new TextDecoder('utf-8', { fatal: true }).decode(file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    const problem =
      code === 'ENOENT'
        ? 'no such file'
        : code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
          ? 'is not valid UTF-8'
          : 'cannot be read'
    throw new InputProblem(file, undefined, undefined, problem)
  }
}

function parsed<T>(file: string, parse: (text: string) => T): T {
  try {
    return parse(readWhole(file))
  } catch (cause) {
    if (cause instanceof VocabularyProblem) throw new InputProblem(file, cause.line, cause.field, cause.message)
    throw cause
  }
}
