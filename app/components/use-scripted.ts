import { useSyncExternalStore } from 'react'

/** False while the server writes the page and until scripts have taken over, true from then on. */
export function useScripted(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
}

function neverChanges() {
  return () => {}
}
