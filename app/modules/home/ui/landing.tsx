import { Link } from '#app/components/link.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { Card } from '#app/components/card.tsx'
import { Emblem } from '#app/components/emblem.tsx'
import { LandingIllustration } from '#app/components/landing-illustration.tsx'
import { LandingFrame } from '#app/components/landing-frame.tsx'
import { Pill } from '#app/components/pill.tsx'
import type { EventItem } from '#app/modules/events/view.ts'
import type { MentorCardView } from '#app/modules/mentors/domain/mentor-card.ts'
import type { ThreadCard } from '#app/modules/threads/view.ts'
import { paths } from '#app/paths.ts'
import { EventNext } from './next-row.tsx'

export type LandingProps = {
  events: EventItem[]
  threads: ThreadCard[]
  mentors: MentorCardView[]
  now: string
  /** Nobody has said where they are: everything stands in the place's own time. */
  isDemo: boolean
}

const nav = [
  { label: 'Groups', href: paths.groups() },
  { label: 'Events', href: paths.events() },
  { label: 'Mentors', href: paths.mentors() },
  { label: 'Spaces', href: paths.spaces() },
]

const foot = [
  { label: 'Members', href: paths.members() },
  { label: 'Search', href: paths.search() },
  { label: 'Sitemap', href: paths.sitemap() },
]

const steps = [
  {
    title: 'Say when you are free',
    words: 'Paint your week, odd hours first. Saturday nights count as much as Tuesday at ten.',
  },
  {
    title: 'Take a seat',
    words: 'Events never overfill. If one is full you see your place in line, and hear the moment a seat frees.',
  },
  { title: 'Ask one person', words: 'Half an hour of somebody’s office hours, with your question sent ahead.' },
]

/** What a visitor sees: the hall as it is today, and the door. */
export function Landing({ events, threads, mentors, now, isDemo }: LandingProps) {
  const banners = [...new Set(threads.map((thread) => thread.group.name))].slice(0, 4)
  return (
    <LandingFrame
      viewer={null}
      links={{ front: paths.home(), home: paths.home(), signIn: paths.login(), join: paths.join() }}
      nav={nav}
      foot={foot}
      imprint="Guildhall, kept by its members"
    >
      <div className="floor">
        <section className="frame" aria-label="Welcome">
          <div className="hero">
            <h1>Company for people who work alone.</h1>
            <div>
              <p className="lead">
                Groups in your trade, a seat at the coworking space down the road, and a mentor whose Friday night is as
                free as yours.
              </p>
              <div className="row">
                <ButtonLink to={paths.join()} look="main">
                  Find your people
                </ButtonLink>
                {isDemo ? (
                  <ButtonLink to={paths.login()}>Look around as somebody</ButtonLink>
                ) : (
                  <ButtonLink to={paths.groups()}>Look around first</ButtonLink>
                )}
              </div>
            </div>
          </div>
          <LandingIllustration banners={banners} />
        </section>
      </div>
      <div className="frame">
        <section className="pair" aria-labelledby="wall">
          <div>
            <h2 id="wall">On the wall this week</h2>
            <p className="muted">Open to anyone, member or not. Pull up a chair.</p>
          </div>
          <ul className="rows">
            {events.map((event) => (
              <EventNext key={event.occurrenceId} event={event} zone={event.timeZone} now={now} />
            ))}
            {events.length ? null : (
              <li>Nothing is announced yet. Members publish events for their groups and spaces.</li>
            )}
          </ul>
        </section>
        <section className="pair" aria-labelledby="talk">
          <div>
            <h2 id="talk">Spoken about right now</h2>
            <p className="muted">Questions get answers here, from people who have done it on a Sunday night.</p>
          </div>
          <ul className="rows">
            {threads.map((thread) => (
              <TalkRow key={thread.id} thread={thread} />
            ))}
            {threads.length ? null : <li>The groups are quiet. Be the first to ask.</li>}
          </ul>
        </section>
        {mentors.length ? (
          <section className="pair" aria-labelledby="mentors">
            <div>
              <h2 id="mentors">A match you can argue with</h2>
              <p className="muted">
                Every mentor comes with the sum behind the score. If your evenings matter more than seniority, say so
                and watch the list change.
              </p>
              <p className="mt-4">
                <Link to={paths.mentors()}>All mentors</Link>
              </p>
            </div>
            <div className="stack">
              {mentors.map((mentor) => (
                <MentorTeaser key={mentor.handle} mentor={mentor} />
              ))}
            </div>
          </section>
        ) : null}
        <section className="pair" aria-labelledby="how">
          <h2 id="how">From a quiet flat to a full table, in a fortnight</h2>
          <ol className="steps">
            {steps.map(({ title, words }) => (
              <li key={title}>
                <h3>{title}</h3>
                <p>{words}</p>
              </li>
            ))}
          </ol>
        </section>
        <section className="pair" aria-labelledby="run">
          <div>
            <h2 id="run">Yours to run</h2>
            <p className="muted">
              One machine, one command, no accounts elsewhere. Your members’ names stay in your building.
            </p>
          </div>
          <div className="prose">
            <pre tabIndex={0}>
              <code>npm run up</code>
            </pre>
            <p className="small muted">
              Free software. Export and calendar feeds from the first day; payments and tickets are left to others.
            </p>
          </div>
        </section>
      </div>
    </LandingFrame>
  )
}

function TalkRow({ thread: { id, title, group, replyCount, kind, isAnswered } }: { thread: ThreadCard }) {
  return (
    <li>
      <Emblem name={group.name} />
      <div className="grow">
        <h3>
          <Link to={paths.thread(id)}>{title}</Link>
        </h3>
        <p className="meta">
          <span>{group.name}</span>
          {kind === 'question' ? <span>{isAnswered ? 'Answered' : 'No answer yet'}</span> : null}
          <span>{replyCount === 1 ? '1 reply' : `${replyCount} replies`}</span>
        </p>
      </div>
    </li>
  )
}

function MentorTeaser({ mentor: { handle, name, headline, blurb, skills } }: { mentor: MentorCardView }) {
  return (
    <Card as="article" lift>
      <div className="who">
        <Avatar name={name} size="l" />
        <div className="grow">
          <h3>
            <Link className="plain" to={paths.mentor(handle)}>
              {name}
            </Link>
          </h3>
          <span className="sub">{headline}</span>
        </div>
      </div>
      {blurb ? <p className="why mt-4">{blurb}</p> : null}
      <p className="row mt-4">
        {skills.slice(0, 4).map((skill) => (
          <Pill key={skill}>{skill}</Pill>
        ))}
      </p>
    </Card>
  )
}
