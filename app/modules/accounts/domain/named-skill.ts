/**
 * A skill as somebody wrote it, named from the vocabulary: which rule found it and how surely; free when none did.
 * `similar` was near enough to be taken, `asked` was taken because its writer said so.
 */
export type NamedSkill = {
  label: string
  slug: string | null
  confidence: number
  rule: 'label' | 'alias' | 'similar' | 'asked' | 'free'
}

/** What entries that the vocabulary does not hold are taken to mean, by what was written. */
export type Meanings = ReadonlyMap<string, NamedSkill>

/** An entry that may mean something else, for its writer to say: which skills, the likeliest first. */
export type SkillQuestion = { written: string; choices: { label: string; slug: string }[] }
