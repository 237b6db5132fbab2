import { useFetcher, useLocation, useNavigate } from '@remix-run/react'
import { Search } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react'
import { paths } from '#app/paths.ts'
import type { HitView } from '../view.ts'
import { Marked } from './marked.tsx'

const kindWords = { members: 'Person', groups: 'Group', threads: 'Thread', events: 'Event', spaces: 'Space' } as const
const PAUSE_MS = 120

type Suggestions = { hits: (Pick<HitView, 'kind' | 'id' | 'href' | 'name' | 'title'> & { meta: string })[] }

/** Search from anywhere: Ctrl or ⌘ with K, or a slash outside of fields. Without scripts the search page does the same. */
export function SearchPalette() {
  const dialog = useRef<HTMLDialogElement>(null)
  const { key } = useLocation()
  useEffect(() => dialog.current?.close(), [key])
  useEffect(() => {
    const open = (event: globalThis.KeyboardEvent) => {
      const isChord = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
      if ((!isChord && !isSlash) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      dialog.current?.showModal()
    }
    window.addEventListener('keydown', open)
    return () => window.removeEventListener('keydown', open)
  }, [])
  return (
    <dialog className="dialog palette" ref={dialog} aria-label="Search the hall" onClick={closeOnBackdrop}>
      <PaletteBody key={key} close={() => dialog.current?.close()} />
    </dialog>
  )
}

function PaletteBody({ close }: { close: () => void }) {
  const { data, load, state } = useFetcher<Suggestions>()
  const navigate = useNavigate()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const hits = typed.trim() ? (data?.hits ?? []) : []
  const chosen = hits[at]

  function type(value: string) {
    setTyped(value)
    setAt(0)
    clearTimeout(timer.current)
    if (value.trim()) timer.current = setTimeout(() => load(paths.searchSuggestions(value)), PAUSE_MS)
  }

  function move(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const step = event.key === 'ArrowDown' ? 1 : -1
    if (hits.length > 0) setAt((at + step + hits.length) % hits.length)
  }

  function go(event: FormEvent) {
    event.preventDefault()
    if (!typed.trim()) return
    close()
    navigate(chosen ? chosen.href : paths.search(typed))
  }

  return (
    <form action={paths.search()} role="search" onSubmit={go} onKeyDown={move}>
      <div className="searchbox">
        <Search className="icon" aria-hidden="true" />
        <label className="hush" htmlFor={id}>
          Search people, groups, threads and events
        </label>
        <input
          id={id}
          className="input"
          type="search"
          name="q"
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={`${id}-hits`}
          aria-activedescendant={chosen ? `${id}-${at}` : undefined}
          autoComplete="off"
          enterKeyHint="search"
          placeholder="People, groups, threads, events"
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      </div>
      <ul className="palette-hits" role="listbox" aria-label="First results" id={`${id}-hits`}>
        {hits.map((hit, index) => (
          <li
            key={`${hit.kind} ${hit.id}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseMove={() => setAt(index)}
            onClick={() => {
              close()
              navigate(hit.href)
            }}
          >
            <span className="name">
              <Marked pieces={hit.title} />
            </span>
            <span className="muted small">{hit.kind === 'members' ? hit.meta : kindWords[hit.kind]}</span>
          </li>
        ))}
      </ul>
      <p className="small muted" role="status">
        {typed.trim() && state === 'idle' && data && hits.length === 0
          ? 'Nothing begins like this. Enter searches everywhere.'
          : 'Arrow keys choose, Enter opens, Escape closes.'}
      </p>
    </form>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function closeOnBackdrop(event: MouseEvent<HTMLDialogElement>) {
  if (event.target === event.currentTarget) event.currentTarget.close()
}
