import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode, useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { holdTypingUntilHydration } from './platform/internals/before-hydration.ts'

const alive = holdTypingUntilHydration()

function Page() {
  useEffect(alive, [])
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
