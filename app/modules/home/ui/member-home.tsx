import { Link } from '#app/components/link.tsx'
import { Aside } from '#app/components/aside.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { Card } from '#app/components/card.tsx'
import { Emblem } from '#app/components/emblem.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { ScoreBar } from '#app/components/score-bar.tsx'
import { Section } from '#app/components/section.tsx'
import { Who } from '#app/components/who.tsx'
import type { EventItem } from '#app/modules/events/view.ts'
import type { GroupSuggestion } from '#app/modules/groups/view.ts'
import type { MatchView } from '#app/modules/matching/view.ts'
import type { BookingView } from '#app/modules/office-hours/view.ts'
import type { ThreadCard } from '#app/modules/threads/view.ts'
import { paths } from '#app/paths.ts'
import { EventNext, TalkNext } from './next-row.tsx'

export type MemberHomeProps = {
  viewer: { name: string; isVerified: boolean; zone: string }
  greeting: string
  needs: { id: string; title: string; detail: string; href: string; actor: string | null }[]
  events: EventItem[]
  bookings: BookingView[]
  threads: ThreadCard[]
  suggestions: GroupSuggestion[]
  matches: { matches: MatchView[]; hasWishes: boolean }
  now: string
}

/** A member's front page: what needs them, what is next, what is new, who fits. */
export function MemberHome(props: MemberHomeProps) {
  const { viewer, greeting, needs, events, bookings, matches, now } = props
  const { zone } = viewer
  const next = [
    ...events.map((event) => ({ at: event.startsAt, key: event.occurrenceId, event, booking: null })),
    ...bookings.map((booking) => ({ at: booking.startsAt, key: booking.id, event: null, booking })),
  ].sort((a, b) => a.at.localeCompare(b.at))
  return (
    <Page split>
      <PageHead title={greeting} />
      <div className="col">
        {viewer.isVerified ? null : (
          <Notice
            tone="warning"
            title="Confirm your address."
            actions={<Link to={paths.verifyEmail()}>Send the link again</Link>}
          >
            Until then you can read and write, but not RSVP, ask mentors or book.
          </Notice>
        )}
        {needs.length ? <Needs needs={needs} /> : null}
        <Section title="What’s next" all={{ label: 'All events', href: paths.events() }}>
          {next.length ? (
            <ul className="rows">
              {next
                .slice(0, 5)
                .map(({ key, event, booking }) =>
                  event ? (
                    <EventNext key={key} event={event} zone={zone} now={now} />
                  ) : (
                    <TalkNext key={key} booking={booking!} zone={zone} now={now} />
                  ),
                )}
            </ul>
          ) : (
            <EmptyState
              title="Nothing in your calendar yet"

              action={<ButtonLink to={paths.events()}>See what is on</ButtonLink>}
            >
              Seats you take and office hours you book stand here, in your time.
            </EmptyState>
          )}
        </Section>
        <News {...props} />
      </div>
      <Aside label="Around you">
        <Matches {...matches} />
        <Card tone="lamp" as="section" labelledBy="ask">
          <h2 id="ask">Stuck tonight?</h2>
          <p className="small">Somebody in this hall has met it before. Search, or ask your group.</p>
          <p className="row mt-4">
            <ButtonLink to={paths.search()} size="small">
              Search the hall
            </ButtonLink>
          </p>
        </Card>
      </Aside>
    </Page>
  )
}

function Needs({ needs }: Pick<MemberHomeProps, 'needs'>) {
  return (
    <Section title="What needs you" hideTitle>
      <ul className="needs">
        {needs.map(({ id, title, detail, href, actor }) => (
          <li key={id}>
            <Avatar name={actor ?? 'Guildhall'} />
            <div>
              <p>
                <strong>{title}</strong>
              </p>
              {detail ? <p>{detail}</p> : null}
            </div>
            <div className="do">
              <ButtonLink to={href} size="small" aria-label={`Open: ${title}`}>
                Open
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function News({ threads, suggestions, viewer, now }: MemberHomeProps) {
  if (threads.length === 0) {
    return (
      <Section title="Groups that would fit" all={{ label: 'All groups', href: paths.groups() }}>
        <ul className="rows">
          {suggestions.map(({ slug, name, summary, reason }) => (
            <li key={slug}>
              <Emblem name={name} />
              <div className="grow">
                <h3>
                  <Link to={paths.group(slug)}>{name}</Link>
                </h3>
                <p className="meta">
                  <span>{summary}</span>
                </p>
                <p className="meta">
                  <span className="due">{reason}</span>
                </p>
              </div>
            </li>
          ))}
        </ul>
      </Section>
    )
  }
  return (
    <Section title="New in your groups" all={{ label: 'All groups', href: paths.groups() }}>
      <ul className="rows">
        {threads.map(({ id, title, group, replyCount, kind, isAnswered, lastActivityAt }) => (
          <li key={id}>
            <Emblem name={group.name} />
            <div className="grow">
              <h3>
                <Link to={paths.thread(id)}>{title}</Link>
              </h3>
              <p className="meta">
                <span>{group.name}</span>
                <span>{replyCount === 1 ? '1 reply' : `${replyCount} replies`}</span>
                {kind === 'question' && !isAnswered ? <span className="due">No answer yet</span> : null}
                <RelativeTime at={lastActivityAt} now={now} zone={viewer.zone} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Matches({ matches, hasWishes }: MemberHomeProps['matches']) {
  return (
    <Section title="Mentors who fit" all={hasWishes ? { label: 'All of them', href: paths.matches() } : undefined}>
      {matches.length ? (
        <ul className="rows minis">
          {matches.map(({ mentor, score, parts, why }) => (
            <li key={mentor.handle}>
              <div className="grow">
                <div className="between">
                  <Who name={mentor.name} href={paths.mentor(mentor.handle)} sub={mentor.headline} />
                  <span className="score">{score.toFixed(1)}</span>
                </div>
                <ScoreBar parts={parts} thin />
                <p className="small muted">{why}</p>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <p className="small mt-4">
          {hasWishes
            ? 'Nobody fits what you asked for just now. '
            : 'Say what you are after, and the hall ranks its mentors for you. '}
          <Link to={hasWishes ? paths.mentors() : paths.onboarding()}>
            {hasWishes ? 'See all mentors' : 'Name your goal'}
          </Link>
        </p>
      )}
    </Section>
  )
}
