import { useFetcher, useLocation, useNavigate } from '@remix-run/react'
import { Search } from '#app/components/icons.tsx'
import { useViewer } from '#app/components/viewer.ts'
import { type FormEvent, type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { paths } from '#app/paths.ts'
import { Marked } from './marked.tsx'
import { openingGroups, suggestedGroups, type PaletteOption, type Suggestion } from './palette-options.ts'
import { saveRecent, readRecent } from './recent-searches.ts'

const PAUSE_MS = 120

/** Search from anywhere: Ctrl or ⌘ with K, or a slash outside of fields. Without scripts the search page does the same. */
export function SearchPalette() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isWanted, setWanted] = useState(false)
  const { key } = useLocation()
  useEffect(() => dialog.current?.close(), [key])
  useEffect(() => {
    const open = (event: globalThis.KeyboardEvent) => {
      const isChord = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
      if ((!isChord && !isSlash) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      flushSync(() => setWanted(true))
      dialog.current?.showModal()
    }
    window.addEventListener('keydown', open)
    return () => window.removeEventListener('keydown', open)
  }, [])
  return (
    <dialog className="dialog palette" ref={dialog} aria-label="Search the hall" onClick={closeOnBackdrop}>
      {isWanted ? <PaletteBody key={key} close={() => dialog.current?.close()} /> : null}
    </dialog>
  )
}

function PaletteBody({ close }: { close: () => void }) {
  const { data, load } = useFetcher<{ q: string; hits: Suggestion[] }>()
  const navigate = useNavigate()
  const viewer = useViewer()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [recent, setRecent] = useState<string[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const words = typed.trim()
  const isAnswered = data?.q === words
  const groups = words ? suggestedGroups(words, data?.hits ?? []) : openingGroups(recent, viewer !== null)
  const options = groups.flatMap((group) => group.options)
  const chosen = options[Math.min(at, options.length - 1)]

  function type(value: string) {
    setTyped(value)
    setAt(0)
    clearTimeout(timer.current)
    if (value.trim()) timer.current = setTimeout(() => load(paths.searchSuggestions(value.trim())), PAUSE_MS)
  }

  function move(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    setAt((Math.min(at, options.length - 1) + step + options.length) % options.length)
  }

  function open(option: PaletteOption | undefined) {
    saveRecent(viewer?.id, words)
    close()
    navigate(option && (isAnswered || !words) ? option.href : paths.search(words))
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    open(chosen)
  }

  return (
    <form
      action={paths.search()}
      role="search"
      onSubmit={submit}
      onKeyDown={move}
      onFocus={() => setRecent(readRecent(viewer?.id))}
    >
      <div className="searchbox">
        <Search className="icon" aria-hidden="true" />
        <label className="sr-only" htmlFor={id}>
          Search people, groups, threads and events
        </label>
        <input
          id={id}
          className="input"
          type="search"
          name="q"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-choices`}
          aria-activedescendant={chosen ? `${id}-${options.indexOf(chosen)}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          enterKeyHint="search"
          placeholder="People, groups, threads, events"
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      </div>
      <div className="palette-hits" role="listbox" aria-label="Choices" id={`${id}-choices`}>
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <p className="palette-title" aria-hidden="true">
              {group.title}
            </p>
            {group.options.map((option) => (
              <div
                key={option.key}
                className="palette-hit"
                id={`${id}-${options.indexOf(option)}`}
                role="option"
                aria-selected={option === chosen}
                ref={option === chosen ? keepInView : undefined}
                onMouseMove={() => setAt(options.indexOf(option))}
                onClick={() => open(option)}
              >
                <span className="name">
                  <Marked pieces={option.title} />
                </span>
                {option.note ? <span className="muted small">{option.note}</span> : null}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p className="small muted" role="status">
        {words && isAnswered && data?.hits.length === 0
          ? 'Nothing begins like this yet.'
          : 'Arrow keys choose, Enter opens, Escape closes.'}
      </p>
    </form>
  )
}

function keepInView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function closeOnBackdrop(event: MouseEvent<HTMLDialogElement>) {
  if (event.target === event.currentTarget) event.currentTarget.close()
}
