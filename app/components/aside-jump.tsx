import { SlidersHorizontal } from './icons.tsx'

/** On a narrow screen, where the aside stands below a long list: the way down to it. */
export function AsideJump({ to, children }: { to: string; children: string }) {
  return (
    <a className="pill to-aside" href={`#${to}`}>
      <SlidersHorizontal className="icon s" aria-hidden="true" />
      {children}
    </a>
  )
}
