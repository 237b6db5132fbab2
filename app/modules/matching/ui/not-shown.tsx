import type { NotShown as NotShownView } from '../view.ts'

/** Why others are not in the list, counted by reason. */
export function NotShown({ reasons }: { reasons: readonly NotShownView[] }) {
  if (reasons.length === 0) return null
  return <p className="mt-4 small muted">Not shown: {reasons.map(({ words }) => words).join(', ')}.</p>
}
