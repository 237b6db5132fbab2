import { Badge } from '#app/components/badge.tsx'

export type SpaceHoursProps = {
  hours: readonly { day: string; words: string }[]
  openNow: { isOpen: boolean; words: string } | null
  specialDays: readonly { day: string; words: string }[]
}

/** When a space is open: whether now, in an ordinary week, and on the days ahead that are not ordinary. */
export function SpaceHours({ hours, openNow, specialDays }: SpaceHoursProps) {
  return (
    <>
      {openNow ? (
        <p className="mt-4">
          <Badge tone={openNow.isOpen ? 'good' : 'plain'}>{openNow.words}</Badge>
        </p>
      ) : null}
      <ul className="hours">
        {hours.map(({ day, words }) => (
          <li key={day} className={words === 'Closed' ? 'muted' : undefined}>
            <span>{day}</span>
            <span>{words}</span>
          </li>
        ))}
      </ul>
      {specialDays.length > 0 ? (
        <ul className="special-days" aria-label="Other hours">
          {specialDays.map(({ day, words }) => (
            <li key={day}>{words}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
