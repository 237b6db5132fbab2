import { createContext, type ComponentType, createElement, type HTMLAttributes, useContext } from 'react'

type Data = null | boolean | number | string | readonly unknown[] | object | undefined

/** Answers the markup of a component for these props, made anew or kept from the last time. */
export type MarkupCache = <Props extends Record<string, Data>>(inside: ComponentType<Props>, of: Props) => string

/** Given by the server while it renders; in the browser there is none. */
export const MarkupCaching = createContext<MarkupCache | null>(null)

export type CachedMarkupProps<Props> = Omit<HTMLAttributes<HTMLElement>, 'children' | 'dangerouslySetInnerHTML'> & {
  as: 'article' | 'div' | 'li' | 'nav'
  inside: ComponentType<Props>
  /** All that the markup depends on, as plain data. */
  of: Props
}

/**
 * An element whose inside is decided by `of` alone: no hook, no id, no form of its own, nothing of the request. The
 * server makes such markup once for all who are shown the same; the browser renders and takes it over as any other.
 */
export function CachedMarkup<Props extends Record<string, Data>>({
  as,
  inside,
  of,
  ...rest
}: CachedMarkupProps<Props>) {
  const keep = useContext(MarkupCaching)
  return keep
    ? createElement(as, { ...rest, dangerouslySetInnerHTML: { __html: keep(inside, of) } })
    : createElement(as, rest, createElement(inside, of))
}
