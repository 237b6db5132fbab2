import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode, useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'

/**
 * To each of these React answers by drawing a page that is not alive yet at once. While the page's data is still being
 * read that fails (its error 345), so until then they are the browser's alone: links lead on, forms are sent.
 */
const ANSWERED_AT_ONCE = [
  ...['keydown', 'keypress', 'keyup', 'compositionstart', 'compositionend', 'textInput', 'input', 'change'],
  ...['mousedown', 'mouseup', 'click', 'auxclick', 'dblclick', 'contextmenu', 'dragstart', 'dragend', 'drop'],
  ...['pointerdown', 'pointerup', 'pointercancel', 'touchstart', 'touchend', 'touchcancel'],
  ...['copy', 'cut', 'paste', 'reset', 'submit'],
]

const coming = new AbortController()
for (const name of ANSWERED_AT_ONCE) {
  window.addEventListener(name, (event) => event.stopPropagation(), { capture: true, signal: coming.signal })
}

function Page() {
  useEffect(() => coming.abort(), [])
  return <RemixBrowser />
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Page />
    </StrictMode>,
  )
})
