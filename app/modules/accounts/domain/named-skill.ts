/** A skill as somebody wrote it, named from the vocabulary: which rule found it and how surely; free when none did. */
export type NamedSkill = { label: string; slug: string | null; confidence: number; rule: 'label' | 'alias' | 'free' }
