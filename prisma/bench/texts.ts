import type pg from 'pg'
import { dayNames } from '#app/lib/week.ts'
import { render } from '#app/platform/markdown/render.ts'
import type { Chance } from './chance.ts'
import { extras, saying } from './sentences.ts'
import { places } from './words.ts'

export type Skill = { slug: string; label: string }
export type Text = { body: string; html: string }

/** The skills of the vocabulary, those in demand first. */
export async function readSkills(client: pg.ClientBase): Promise<Skill[]> {
  const { rows } = await client.query<Skill>('select slug, label::text from skills order by popularity desc, slug')
  return rows
}

/**
 * Writes texts about skills. Paragraphs are rendered once and put together in new ways: a text of several reads, and is
 * rendered, like its paragraphs one after the other.
 */
export class Writer {
  readonly #chance: Chance
  readonly #skills: readonly Skill[]
  readonly #paragraphs: Text[]
  readonly #extras: Text[]

  constructor(chance: Chance, skills: readonly Skill[], paragraphs: number) {
    this.#chance = chance
    this.#skills = skills
    this.#paragraphs = Array.from({ length: paragraphs }, () => this.#rendered(this.#paragraph()))
    this.#extras = Array.from({ length: Math.ceil(paragraphs / 10) }, () =>
      this.#rendered(this.fill(chance.pick(extras))),
    )
  }

  /** A text of so many paragraphs, now and then with a list, a quotation or a table of figures. */
  text(paragraphs: number): Text {
    const parts = Array.from({ length: paragraphs }, () => this.#chance.pick(this.#paragraphs))
    if (this.#chance.happens(0.12)) parts.push(this.#chance.pick(this.#extras))
    return { body: parts.map(({ body }) => body).join('\n\n'), html: parts.map(({ html }) => html).join('\n') }
  }

  /** A pattern with its gaps filled; `about` is the skill it turns on. */
  fill(pattern: string, about = this.skill().label): string {
    const chance = this.#chance
    const gaps: Record<string, () => string | number> = {
      skill: () => about,
      other: () => this.skill().label,
      city: () => chance.pick(places).city,
      day: () => chance.pick(dayNames),
      days: () => chance.between(3, 90),
      hours: () => chance.between(2, 12),
      people: () => chance.between(2, 9),
      rate: () => chance.between(18, 140),
      years: () => chance.between(2, 25),
    }
    return pattern.replace(/\{(\w+)\}/g, (_, gap: string) => String(gaps[gap]!()))
  }

  skill(): Skill {
    return this.#chance.pickEarly(this.#skills, 2)
  }

  /** So many different skills. */
  skills(count: number): Skill[] {
    const chosen = new Set<Skill>()
    while (chosen.size < count) chosen.add(this.skill())
    return [...chosen]
  }

  #paragraph(): string {
    const about = this.skill().label
    const sentences = this.#chance.some(saying, this.#chance.between(2, 4))
    return sentences.map((pattern) => this.fill(pattern, about)).join(' ')
  }

  #rendered(body: string): Text {
    return { body, html: render({ source: body }).html }
  }
}
