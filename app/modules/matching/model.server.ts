import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { MatchModel } from './engine/match-model.ts'
import { decodeModel } from './engine/model.ts'
import { Normaliser } from './engine/normalise/normaliser.ts'
import { parseAdjacency, parseCertifications, parseSkills } from './engine/normalise/vocabulary.ts'

let model: MatchModel | undefined
let reader: Normaliser | undefined

/** The built-in model joined with the vocabulary, read at first use. */
export function matchModel(): MatchModel {
  model ??= new MatchModel(decodeModel(gunzipSync(readFileSync('data/model/occupations.json.gz')).toString('utf8')), {
    skills: parseSkills(read('skills.tsv')),
    certifications: parseCertifications(read('certifications.tsv')),
    adjacency: parseAdjacency(read('adjacency.tsv')),
  })
  return model
}

/** Reads skills as people write them, by the built-in vocabulary. */
export function skillReader(): Normaliser {
  reader ??= new Normaliser(matchModel().vocabulary)
  return reader
}

function read(file: string): string {
  return readFileSync(`data/vocabulary/${file}`, 'utf8')
}
