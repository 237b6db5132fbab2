import { classNames } from './class-names.ts'

/** A lantern: mentors, office hours, whoever is in. Drawn on the same 24-unit grid as the lucide icons beside it. */
export function LanternIcon({ className }: { className?: string }) {
  return (
    <svg className={classNames('icon', className)} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M10 3h4M12 3v3M8 9a4 3 0 0 1 8 0M7 9h10l-1 10H8ZM12 12v4M9 21.5h6" />
    </svg>
  )
}
