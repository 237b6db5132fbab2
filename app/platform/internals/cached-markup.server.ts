import { createElement, type ComponentType } from 'react'
import { renderToString } from 'react-dom/server'
import { LRUCache } from 'lru-cache'

/** In characters, keys included. */
const MAX_KEPT = 8_000_000

const kept = new LRUCache<string, string>({
  maxSize: MAX_KEPT,
  sizeCalculation: (markup, key) => key.length + markup.length,
})
const numbers = new WeakMap<object, number>()
let components = 0

/**
 * The markup of a component for these props. It is found by the props themselves, whole: what two people are shown
 * alike is made once, and nobody can be given what was made of other data than theirs.
 */
export function cachedMarkup<Props extends object>(inside: ComponentType<Props>, of: Props): string {
  const key = `${numberOf(inside)} ${JSON.stringify(of)}`
  const earlier = kept.get(key)
  if (earlier !== undefined) return earlier
  const markup = renderToString(createElement(inside, of))
  kept.set(key, markup)
  return markup
}

function numberOf(component: object): number {
  const known = numbers.get(component) ?? ++components
  numbers.set(component, known)
  return known
}
