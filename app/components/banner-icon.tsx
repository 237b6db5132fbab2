import { classNames } from './class-names.ts'

/** A banner on its rod: groups. Drawn on the same 24-unit grid as the lucide icons beside it. */
export function BannerIcon({ className }: { className?: string }) {
  return (
    <svg className={classNames('icon', className)} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 3h16M6 3v17l6-4 6 4V3M10 8h4" />
    </svg>
  )
}
