import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { useSuggestions } from './use-suggestions.ts'

export type SkillComboboxProps = {
  /** What is still typed when the form goes is sent too. */
  name: string
  taken: readonly string[]
  suggestUrl: string
  input: RefObject<HTMLInputElement>
  onAdd: (skill: string) => void
}

/** Type, choose with the arrows or a finger, Enter to take it; a comma or Enter takes what was typed as it is. */
export function SkillCombobox({ name, taken, suggestUrl, input, onAdd }: SkillComboboxProps) {
  const id = useId()
  const [words, setWords] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const typed = words.trim()
  const found = useSuggestions(suggestUrl, typed).filter(({ label }) => !taken.includes(label))
  const exact = found.some(({ label }) => label.toLocaleLowerCase('en') === typed.toLocaleLowerCase('en'))
  const choices = [
    ...found.map(({ label, hint }) => ({ value: label, label, hint })),
    ...(typed && !exact ? [{ value: typed, label: `Add “${typed}”`, hint: 'as you wrote it' }] : []),
  ]
  const shown = open && choices.length > 0

  function take(skill: string) {
    if (!skill) return
    onAdd(skill)
    setWords('')
    setActive(-1)
    setOpen(false)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((at) =>
        choices.length === 0
          ? -1
          : at < 0 && step < 0
            ? choices.length - 1
            : (at + step + choices.length) % choices.length,
      )
    } else if (typed && (event.key === 'Enter' || event.key === ',')) {
      event.preventDefault()
      take((shown && choices[active]?.value) || typed)
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault()
      setOpen(false)
    }
  }

  return (
    <div className="combo needs-script">
      <input
        ref={input}
        className="input"
        type="text"
        role="combobox"
        name={typed ? name : undefined}
        value={words}
        placeholder="Type a skill"
        aria-label="Add a skill"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => {
          setWords(event.target.value)
          setActive(-1)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <ul className="combo-list" id={`${id}-list`} role="listbox" aria-label="Skills" hidden={!shown}>
        {choices.map(({ value, label, hint }, index) => (
          <li
            key={`${value} ${label}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(value)}
          >
            <span>{label}</span>
            {hint ? <small>{hint}</small> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
