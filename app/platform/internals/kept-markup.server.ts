import { createElement, type ComponentType } from 'react'
import { renderToString } from 'react-dom/server'
import { BoundedCache } from '#app/lib/bounded-cache.ts'

/** In characters, keys included. */
const MOST_KEPT = 8_000_000

const kept = new BoundedCache<{ markup: string; weight: number }>(MOST_KEPT, ({ weight }) => weight)
const numbers = new WeakMap<object, number>()
let components = 0

/**
 * The markup of a component for these props. It is found by the props themselves, whole: what two people are shown
 * alike is made once, and nobody can be given what was made of other data than theirs.
 */
export function keptMarkup<Props extends object>(inside: ComponentType<Props>, of: Props): string {
  const key = `${numberOf(inside)} ${JSON.stringify(of)}`
  const earlier = kept.get(key)
  if (earlier) return earlier.markup
  const markup = renderToString(createElement(inside, of))
  kept.set(key, { markup, weight: key.length + markup.length })
  return markup
}

function numberOf(component: object): number {
  const known = numbers.get(component) ?? ++components
  numbers.set(component, known)
  return known
}
