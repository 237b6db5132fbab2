import { type RefObject, useEffect } from 'react'

const holdToPaint = 220

/**
 * Paints the checkboxes of a grid: drag with a mouse or pen; hold, then drag with a finger, so that a quick swipe still
 * scrolls; arrow keys to walk, with Shift to carry the state along. One checkbox at a time is in the tab order.
 */
export function useWeekPainting(grid: RefObject<HTMLTableElement>, changed: () => void) {
  useEffect(() => {
    const table = grid.current
    if (!table) return
    const stop = new AbortController()
    const { signal } = stop
    const rows = [...table.tBodies].flatMap((body) => [...body.rows].map((row) => [...row.querySelectorAll('input')]))
    let brush: boolean | null = null
    let skipClick = false
    let hold = 0

    function paint(input: HTMLInputElement | null | undefined) {
      if (!input || brush === null || input.checked === brush) return
      input.checked = brush
      changed()
    }
    function start(input: HTMLInputElement) {
      brush = !input.checked
      skipClick = true
      paint(input)
    }
    function finish() {
      clearTimeout(hold)
      brush = null
    }
    function walkable(input: HTMLInputElement) {
      for (const other of rows.flat()) other.tabIndex = other === input ? 0 : -1
    }

    table.addEventListener(
      'pointerdown',
      (event) => {
        skipClick = false
        const input = inputUnder(table, event.target)
        if (!input || event.button !== 0) return
        if (event.pointerType === 'touch') hold = window.setTimeout(() => start(input), holdToPaint)
        else start(input)
      },
      { signal },
    )
    table.addEventListener(
      'pointermove',
      (event) => {
        if (brush === null) return
        if (event.pointerType !== 'touch' && event.buttons === 0) return finish()
        paint(inputUnder(table, document.elementFromPoint(event.clientX, event.clientY)))
      },
      { signal },
    )
    table.addEventListener(
      'touchmove',
      (event) => {
        clearTimeout(hold)
        if (brush !== null) event.preventDefault()
      },
      { signal, passive: false },
    )
    table.addEventListener('contextmenu', (event) => skipClick && event.preventDefault(), { signal })
    table.addEventListener(
      'click',
      (event) => {
        if (skipClick && event.detail > 0) event.preventDefault()
      },
      { signal },
    )
    window.addEventListener('pointerup', finish, { signal })
    window.addEventListener('pointercancel', finish, { signal })
    table.addEventListener('focusin', (event) => event.target instanceof HTMLInputElement && walkable(event.target), {
      signal,
    })
    table.addEventListener(
      'keydown',
      (event) => {
        const step = steps[event.key]
        if (!step || !(event.target instanceof HTMLInputElement)) return
        const from = event.target
        const y = rows.findIndex((row) => row.includes(from))
        const x = rows[y]?.indexOf(from) ?? 0
        const next = rows[y + step[1]]?.[x + step[0]]
        event.preventDefault()
        if (!next) return
        if (event.shiftKey) {
          brush = from.checked
          paint(next)
          brush = null
        }
        next.focus()
      },
      { signal },
    )

    const first = rows.flat().find((input) => input.checked) ?? rows[0]?.[0]
    if (first) walkable(first)
    changed()
    return () => stop.abort()
  }, [grid, changed])
}

const steps: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function inputUnder(table: HTMLTableElement, target: EventTarget | null): HTMLInputElement | null {
  if (!(target instanceof Element) || !table.contains(target)) return null
  return target.closest('td')?.querySelector('input') ?? null
}
