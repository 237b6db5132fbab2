/**
 * To each of these React answers by drawing a page that is not alive yet at once. While the page's data is still being
 * read that fails (its error 345), so until then they are the browser's alone: links lead on, forms are sent.
 */
export const ANSWERED_AT_ONCE = [
  ...['keydown', 'keypress', 'keyup', 'compositionstart', 'compositionend', 'textInput', 'input', 'change'],
  ...['mousedown', 'mouseup', 'click', 'auxclick', 'dblclick', 'contextmenu', 'dragstart', 'dragend', 'drop'],
  ...['pointerdown', 'pointerup', 'pointercancel', 'touchstart', 'touchend', 'touchcancel'],
  ...['copy', 'cut', 'paste', 'reset', 'submit'],
]

type WordField = HTMLInputElement | HTMLTextAreaElement

/**
 * Leaves the page to the browser until React has taken it over, and notes where words are written meanwhile. Call the
 * answer once the page is alive: whoever listens to a form then hears of the words that were there before.
 */
export function holdTypingUntilHydration(): () => void {
  const coming = new AbortController()
  const given = new Map<WordField, string>()
  const note = (field: EventTarget | null) => {
    if (!takesWords(field) || field.value === field.defaultValue) return
    if (!given.has(field)) given.set(field, field.defaultValue)
    // React puts a text area back to the text it came with, unless that is no longer the text it finds there.
    if (field instanceof HTMLTextAreaElement) field.defaultValue = field.value
  }

  document.querySelectorAll('input, textarea').forEach(note)
  window.addEventListener('input', ({ target }) => note(target), { capture: true, signal: coming.signal })
  for (const name of ANSWERED_AT_ONCE)
    window.addEventListener(name, (event) => event.stopPropagation(), { capture: true, signal: coming.signal })

  return () => {
    coming.abort()
    for (const [field, text] of given) {
      field.defaultValue = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    given.clear()
  }
}

const takesWords = (target: EventTarget | null): target is WordField =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !WORDLESS.includes(target.type))

const WORDLESS = ['hidden', 'file', 'checkbox', 'radio']
