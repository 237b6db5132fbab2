import { X } from './icons.tsx'
import { type ReactNode, useId, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import { errorWords, type FieldError, FieldNotes } from './field.tsx'
import { SkillCombobox } from './skill-combobox.tsx'
import { useScripted } from './use-scripted.ts'

export type SkillEntry = { skill: string; level?: number | null }

export type SkillPickerProps = {
  legend: ReactNode
  /** Rows are sent as `${name}[0].skill` and `${name}[0].level`; empty rows are to be ignored. */
  name: string
  value: readonly SkillEntry[]
  /** `GET ?q=` → JSON `[{label, slug, hint?}]`. */
  suggestUrl: string
  /** Words for levels 1 to 5; null asks for no level. */
  levels?: readonly string[] | null
  /** Proposed by the browser itself where there are no scripts. */
  known?: readonly string[]
  /** Empty rows where there are no scripts. */
  spare?: number
  help?: ReactNode
  error?: FieldError
  id?: string
}

const usualLevels = ['Starting out', 'Getting there', 'Comfortable', 'Strong', 'Could teach it']

type Row = SkillEntry & { key: number }

/** Skills, each with a level: found while typing or written freely. Rows of plain fields where there are no scripts. */
export function SkillPicker({
  legend,
  name,
  value,
  suggestUrl,
  levels = usualLevels,
  known = [],
  spare = 3,
  help,
  error,
  id,
}: SkillPickerProps) {
  const fallback = useId()
  const pickerId = id ?? fallback
  const words = errorWords(error)
  const helpId = help ? `${pickerId}-help` : undefined
  const errorId = words ? `${pickerId}-error` : undefined
  const [rows, setRows] = useState<readonly Row[]>(() => value.map((entry, key) => ({ ...entry, key })))
  const [said, say] = useState('')
  const scripted = useScripted()
  const entry = useRef<HTMLInputElement>(null)
  const nextKey = useRef(value.length)

  function add(skill: string) {
    if (rows.some((row) => sameSkill(row.skill, skill))) return say(`${skill} is already there`)
    setRows([...rows, { key: nextKey.current++, skill, level: 3 }])
    say(`${skill} added`)
  }
  function remove({ key, skill }: Row) {
    setRows(rows.filter((row) => row.key !== key))
    say(`${skill} taken out`)
    entry.current?.focus()
  }

  const spares = scripted ? [] : Array.from({ length: spare }, (_, i) => ({ key: -1 - i, skill: '', level: null }))
  const listId = `${pickerId}-known`
  return (
    <fieldset
      className="field"
      id={pickerId}
      aria-describedby={[errorId, helpId].filter(Boolean).join(' ') || undefined}
    >
      <legend>{legend}</legend>
      {rows.length + spares.length > 0 ? (
        <ul className={classNames('skills', !levels && 'plain-names')}>
          {[...rows, ...spares].map((row, index) => (
            <li key={row.key} className={row.key < 0 ? 'without-script' : undefined}>
              {scripted ? (
                <span className="skill-name">
                  {row.skill}
                  <input type="hidden" name={`${name}[${index}].skill`} value={row.skill} />
                </span>
              ) : (
                <input
                  className="input"
                  name={`${name}[${index}].skill`}
                  defaultValue={row.skill}
                  placeholder="Another skill"
                  aria-label={row.skill ? `Skill ${index + 1}` : 'Another skill'}
                  list={known.length > 0 ? listId : undefined}
                  autoComplete="off"
                />
              )}
              {levels ? (
                <select
                  className="input"
                  name={`${name}[${index}].level`}
                  defaultValue={row.level ?? 3}
                  aria-label={`Level of ${row.skill || 'that skill'}`}
                >
                  {levels.map((label, i) => (
                    <option key={label} value={i + 1}>
                      {label}
                    </option>
                  ))}
                </select>
              ) : null}
              {row.key >= 0 ? (
                <button
                  className="btn quiet square needs-script"
                  type="button"
                  aria-label={`Take out ${row.skill}`}
                  onClick={() => remove(row)}
                >
                  <X className="icon s" aria-hidden="true" />
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <SkillCombobox
        name={`${name}[${rows.length + spares.length}].skill`}
        taken={rows.map((row) => row.skill)}
        suggestUrl={suggestUrl}
        input={entry}
        onAdd={add}
      />
      {known.length > 0 ? (
        <datalist id={listId}>
          {known.map((skill) => (
            <option key={skill} value={skill} />
          ))}
        </datalist>
      ) : null}
      <FieldNotes help={help} helpId={helpId} error={words} errorId={errorId} />
      <span className="sr-only" role="status">
        {said}
      </span>
    </fieldset>
  )
}

function sameSkill(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase('en') === b.trim().toLocaleLowerCase('en')
}
