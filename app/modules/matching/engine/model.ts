import { fromBase64, toBase64 } from './base64.ts'

/**
 * What the score knows about language and skills, fitted on the public occupational corpus and, if wished, on the
 * community; never on the pool of one call. Rows are numbered; strings stand beside them.
 */
export interface Model {
  version: string
  /** How many documents it was fitted on. */
  documents: number
  /** The text space: each term's place in `k` dimensions as int8 × scale, and its rarity ln(documents / df). */
  text: {
    k: number
    terms: string[]
    /** Each term as most documents write it. */
    words: string[]
    rarity: Float32Array
    vectors: Int8Array
    scales: Float32Array
  }
  /** The corpus itself as landmarks: unit vectors × 127 in the text space, and the skills each occupation uses. */
  anchors: { labels: string[]; vectors: Int8Array; skillStart: Int32Array; skills: Int32Array }
  /** Skills by name as written in the corpus, in how many documents each stands, and its neighbours with weight ≤ .6. */
  skills: {
    names: string[]
    documents: Int32Array
    nearStart: Int32Array
    near: Int32Array
    nearWeight: Float32Array
  }
}

/** The model as one line of JSON; the same model gives the same bytes. */
export function encodeModel(model: Model): string {
  return JSON.stringify({
    format: FORMAT,
    version: model.version,
    documents: model.documents,
    text: {
      k: model.text.k,
      terms: model.text.terms,
      words: model.text.words,
      rarity: toBase64(model.text.rarity),
      vectors: toBase64(model.text.vectors),
      scales: toBase64(model.text.scales),
    },
    anchors: {
      labels: model.anchors.labels,
      vectors: toBase64(model.anchors.vectors),
      skillStart: toBase64(model.anchors.skillStart),
      skills: toBase64(model.anchors.skills),
    },
    skills: {
      names: model.skills.names,
      documents: toBase64(model.skills.documents),
      nearStart: toBase64(model.skills.nearStart),
      near: toBase64(model.skills.near),
      nearWeight: toBase64(model.skills.nearWeight),
    },
  })
}

/** Reads what `encodeModel` wrote. Throws `RangeError` with a sentence for anything else. */
export function decodeModel(text: string): Model {
  const raw = parsed(text)
  if (raw?.format !== FORMAT) throw new RangeError(`expected a model of format "${FORMAT}"`)
  try {
    const model: Model = {
      version: raw.version,
      documents: raw.documents,
      text: {
        k: raw.text.k,
        terms: raw.text.terms,
        words: raw.text.words,
        rarity: new Float32Array(fromBase64(raw.text.rarity)),
        vectors: new Int8Array(fromBase64(raw.text.vectors)),
        scales: new Float32Array(fromBase64(raw.text.scales)),
      },
      anchors: {
        labels: raw.anchors.labels,
        vectors: new Int8Array(fromBase64(raw.anchors.vectors)),
        skillStart: new Int32Array(fromBase64(raw.anchors.skillStart)),
        skills: new Int32Array(fromBase64(raw.anchors.skills)),
      },
      skills: {
        names: raw.skills.names,
        documents: new Int32Array(fromBase64(raw.skills.documents)),
        nearStart: new Int32Array(fromBase64(raw.skills.nearStart)),
        near: new Int32Array(fromBase64(raw.skills.near)),
        nearWeight: new Float32Array(fromBase64(raw.skills.nearWeight)),
      },
    }
    const whole =
      model.text.vectors.length === model.text.terms.length * model.text.k &&
      model.text.words.length === model.text.terms.length &&
      model.anchors.vectors.length === model.anchors.labels.length * model.text.k &&
      model.anchors.skillStart.length === model.anchors.labels.length + 1 &&
      model.skills.nearStart.length === model.skills.names.length + 1
    if (!whole) throw new RangeError('its parts do not fit together')
    return model
  } catch (cause) {
    throw new RangeError(`a damaged model: ${(cause as Error).message}`)
  }
}

const FORMAT = 'guildhall-match-1'

interface EncodedModel {
  format: string
  version: string
  documents: number
  text: { k: number; terms: string[]; words: string[]; rarity: string; vectors: string; scales: string }
  anchors: { labels: string[]; vectors: string; skillStart: string; skills: string }
  skills: { names: string[]; documents: string; nearStart: string; near: string; nearWeight: string }
}

function parsed(text: string): EncodedModel | null {
  try {
    return JSON.parse(text) as EncodedModel | null
  } catch {
    return null
  }
}
