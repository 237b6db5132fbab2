/** What an action hands back when a form has to be put right (see `readForm`). */
export type AnsweredForm =
  | {
      lastResult: { initialValue?: unknown; error?: unknown }
      problem?: { stands?: { words: { label: string; text: string }[]; version: string } }
    }
  | undefined

export type FormReading = {
  /** The words for a field, or undefined when it is fine. */
  error(name: string): string | undefined
  /** What was typed into a field, else `fallback`. */
  value(name: string, fallback?: string): string
  /** What a control of one value takes: its id and name, what it shows and what is wrong with it. */
  field(name: string, given?: string): { id: string; name: string; defaultValue: string; error: string | undefined }
  /** Several values of one field as they were sent, else `fallback`. */
  values(name: string, fallback?: readonly string[]): string[]
  /** Everything that is wrong, for the summary above the form. */
  problems: { message: string; fieldId?: string }[]
}

/** Reads an action's answer: the errors by field and what had been typed. `idOf` names a field's control. */
export function readAnswer(answer: AnsweredForm, idOf: (name: string) => string = (name) => name): FormReading {
  const errors = (answer?.lastResult.error ?? {}) as Record<string, string[] | null>
  const typed = answer?.lastResult.initialValue
  const at = (name: string) =>
    name
      .split(/[.[\]]+/)
      .filter(Boolean)
      .reduce<unknown>(step, typed)
  const error = (name: string) => errors[name]?.join(' ') || undefined
  const value = (name: string, fallback = '') => {
    if (!answer) return fallback
    const given = at(name)
    return typeof given === 'string' ? given : ''
  }
  return {
    error,
    value,
    field: (name, given) => ({ id: idOf(name), name, defaultValue: value(name, given), error: error(name) }),
    values(name, fallback = []) {
      if (!answer) return [...fallback]
      const value = at(name)
      return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String)
    },
    problems: Object.entries(errors).flatMap(([name, messages]) =>
      (messages ?? []).map((message) => (name ? { message, fieldId: idOf(name) } : { message })),
    ),
  }
}

/** What stands by now under `label` where an action refused words as stale, else `shown`. */
export function standing(answer: AnsweredForm, label: string, shown: string): string {
  return answer?.problem?.stands?.words.find((words) => words.label === label)?.text ?? shown
}

function step(value: unknown, key: string): unknown {
  return value && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined
}
