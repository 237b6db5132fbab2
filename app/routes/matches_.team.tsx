import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Section } from '#app/components/section.tsx'
import { Tabs } from '#app/components/tabs.tsx'
import { supportLabels } from '#app/lib/support.ts'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import type { TeamView } from '#app/modules/matching/domain/team.ts'
import { chooseTeam } from '#app/modules/matching/queries/choose-team.server.ts'
import { hourWords, TeamMembers } from '#app/modules/matching/ui/team-members.tsx'
import { TeamTable } from '#app/modules/matching/ui/team-table.tsx'
import { paths } from '#app/paths.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction = () => [{ title: 'A team for your goals · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const asked = new URL(request.url).searchParams.getAll('without')
  const without = [...new Set(asked.filter(isSlug))].slice(0, 20)
  return { team: await chooseTeam(ctx, without), without }
}

export default function Team() {
  const { team, without } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHead
        title="A team for your goals"
        lead="One mentor seldom has everything. These few together cover most of what you are after."
      >
        <Tabs
          label="Mentors"
          tabs={[
            { label: 'Your matches', href: paths.matches() },
            { label: 'A team for your goals', href: paths.matchesTeam(), current: true },
            { label: 'Everyone', href: paths.mentors() },
          ]}
        />
      </PageHead>
      {team && team.leftOut.length > 0 ? (
        <Notice>
          Chosen without {new Intl.ListFormat('en').format(team.leftOut)}.{' '}
          <Link to={paths.matchesTeam()}>Take {team.leftOut.length === 1 ? 'this person' : 'them'} back in</Link>
        </Notice>
      ) : null}
      {team ? <Chosen team={team} without={without} /> : <NoGoals />}
    </Page>
  )
}

function Chosen({ team, without }: { team: TeamView; without: string[] }) {
  const { members } = team
  if (members.length === 0) {
    return (
      <EmptyState title="Nobody covers these goals yet" illustration="lamp">
        None of the mentors with a free place has the skills you are after. Your matches say what would change that.
      </EmptyState>
    )
  }
  const people = members.length === 1 ? '1 person' : `${members.length} people`
  return (
    <>
      <Section
        title="Who covers what"
        note={team.hours === null ? people : `${people}, ${hourWords(team.hours).toLowerCase()} in common`}
      >
        <TeamTable team={team} />
        <Gaps team={team} />
      </Section>
      <Section title="The people">
        <TeamMembers members={members} without={without} />
      </Section>
    </>
  )
}

function Gaps({ team }: { team: TeamView }) {
  const goals = team.goals.filter(({ isGap }) => isGap).map(({ label }) => `“${label}”`)
  const support = team.support
    .filter(({ isCovered }) => !isCovered)
    .map(({ type }) => supportLabels[type].toLowerCase())
  const open = [...goals, ...support]
  if (open.length === 0) return <p className="mt-4">Everything you asked for is covered by somebody.</p>
  return (
    <p className="mt-4">
      Not covered yet: {open.join(', ')}. <Link to={paths.groups()}>Ask in a group</Link>, where people answer who do
      not mentor.
    </p>
  )
}

function NoGoals() {
  return (
    <EmptyState
      title="Say what you are after"
      illustration="lamp"
      action={
        <ButtonLink look="main" to={paths.settings('profile')}>
          Add your goals
        </ButtonLink>
      }
    >
      A team is chosen for your goals. Two or three in your own words are enough.
    </EmptyState>
  )
}
