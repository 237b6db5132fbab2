import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Who } from '#app/components/who.tsx'
import { paths } from '#app/paths.ts'
import type { TeamMember } from '../domain/team.ts'

export type TeamMembersProps = { members: readonly TeamMember[]; without: readonly string[] }

/** The people of a team: what each is worth to it, who would stand in, and the way to ask them. */
export function TeamMembers({ members, without }: TeamMembersProps) {
  return (
    <ul className="rows">
      {members.map((member) => (
        <li key={member.handle}>
          <div className="grow stack">
            <Who name={member.name} href={paths.mentor(member.handle)} sub={member.headline} />
            <p className="small">{worthOf(member, members.length)}</p>
            <div className="row">
              <ButtonLink to={paths.mentor(member.handle)} size="small">
                Ask {member.name.split(' ')[0]}
              </ButtonLink>
              <Form method="get" action={paths.matchesTeam()}>
                {[...without, member.handle].map((handle) => (
                  <input key={handle} type="hidden" name="without" value={handle} />
                ))}
                <Button size="small" look="quiet">
                  Without {member.name.split(' ')[0]}
                </Button>
              </Form>
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}

function worthOf({ name, marginal, substitute, hours }: TeamMember, size: number): string {
  const first = name.split(' ')[0]
  const meets =
    hours === null ? '' : hours === 0 ? 'You have no hour in common yet. ' : `${hourWords(hours)} in common. `
  const worth =
    size === 1
      ? `On their own ${first} is worth ${points(marginal)}. `
      : `Without ${first} the team would lose ${points(marginal)}. `
  if (!substitute) return `${meets}${worth}Nobody else comes near.`
  const loss = substitute.loss < 0.005 ? 'and nothing would be lost' : `and ${points(substitute.loss)} would be lost`
  return `${meets}${worth}The nearest to them is ${substitute.name}, ${loss}.`
}

export function hourWords(hours: number): string {
  if (hours === 0.5) return 'Half an hour a week'
  const whole = Math.floor(hours)
  const words = hours % 1 === 0 ? String(whole) : `${whole}½`
  return `${words} ${hours === 1 ? 'hour' : 'hours'} a week`
}

function points(share: number): string {
  const rounded = Math.round(share * 100)
  return rounded === 1 ? '1 point' : `${rounded} points`
}
