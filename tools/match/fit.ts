import { gzipSync } from 'node:zlib'

import { type FitDocument, fitModel } from '#app/modules/matching/engine/fit.ts'
import { encodeModel } from '#app/modules/matching/engine/model.ts'
import { readOptions, required } from './command-line.ts'
import { builtIn } from './knowledge.ts'
import { readMentors, unknownFieldsNote } from './read-people.ts'
import type { UnknownFields } from './record-reader.ts'
import { mustBeWritable, writeLine, writeWhole } from './write-output.ts'

export const usage = `Usage: npm run -s match -- fit [--mentors FILE] --out FILE

Fits the model behind rank: how rare skills and words are, which skills are close, and the text space. It learns from
the occupational corpus in data/onet and, with --mentors, from the mentors of a file as well. The same input gives
the same file; a name ending in .gz is packed.

  --mentors FILE   JSON Lines or CSV, as for rank
  --out FILE       where to write the model
`

/** Fits a model and writes it in one step: a failed run leaves no file behind. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args, { mentors: 'text', out: 'text' })
  const out = required(options.out, 'out')
  await mustBeWritable(out)
  const documents = await readDocuments(builtIn('onet/occupations.jsonl.gz'), 'occupation ')
  if (options.mentors !== undefined) documents.push(...(await readDocuments(options.mentors, 'mentor ')))

  process.stderr.write(`fitting on ${documents.length} documents\n`)
  const model = fitModel(documents)
  const text = encodeModel(model)
  await writeWhole(out, out.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text)
  await writeLine({
    version: model.version,
    documents: model.documents,
    terms: model.text.terms.length,
    dimensions: model.text.k,
    skills: model.skills.names.length,
  })
  return 0
}

async function readDocuments(file: string, prefix: string): Promise<FitDocument[]> {
  const unknown: UnknownFields = new Map()
  const documents: FitDocument[] = []
  for await (const { id, headline, bio, skills } of readMentors(file, unknown)) {
    documents.push({
      id: prefix + id,
      headline: headline ?? '',
      bio: bio ?? '',
      skills: (skills ?? []).map((skill) => (typeof skill === 'string' ? skill : skill.name)),
    })
  }
  const note = unknownFieldsNote(file, unknown)
  if (note !== undefined) process.stderr.write(note + '\n')
  return documents
}
