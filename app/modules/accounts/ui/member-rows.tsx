import { Badge } from '#app/components/badge.tsx'
import { LanternIcon } from '#app/components/lantern-icon.tsx'
import { Pill } from '#app/components/pill.tsx'
import { Who } from '#app/components/who.tsx'
import { paths } from '#app/paths.ts'
import type { MemberCard } from '../view.ts'

/** Members in rows: face, name, trade, and three things they can do. */
export function MemberRows({ members }: { members: readonly MemberCard[] }) {
  return (
    <ul className="rows mt-4">
      {members.map(({ handle, name, headline, place, skills, isMentor }) => (
        <li key={handle} className="member-row">
          <Who name={name} href={paths.member(handle)} sub={[headline, place].filter(Boolean).join(' · ')} size="m" />
          <span className="row">
            {isMentor ? (
              <Badge tone="warning" icon={<LanternIcon />}>
                Mentor
              </Badge>
            ) : null}
            {skills.map((skill) => (
              <Pill key={skill}>{skill}</Pill>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
