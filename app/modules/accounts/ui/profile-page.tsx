import { clockWords, wallTime } from '#app/lib/clock.ts'
import { Link } from '#app/components/link.tsx'
import { Clock, Languages, MapPin, Moon } from '#app/components/icons.tsx'
import { Aside } from '#app/components/aside.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { Badge } from '#app/components/badge.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { ConfirmButton } from '#app/components/confirm-button.tsx'
import { Emblem } from '#app/components/emblem.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { LanternIcon } from '#app/components/lantern-icon.tsx'
import { Markdown } from '#app/components/markdown.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Pill } from '#app/components/pill.tsx'
import { Section } from '#app/components/section.tsx'
import { isSupportType, supportLabels } from '#app/lib/support.ts'
import { zoneTown } from '#app/lib/time-zones.ts'
import { paths } from '#app/paths.ts'
import { weekWords } from '../domain/week-words.ts'
import type { MemberPageView } from '../view.ts'

export type ProfilePageProps = { member: MemberPageView; now: string; zone: string }

const levels = ['', 'starting out', 'getting there', 'comfortable', 'strong', 'could teach it']

/** A person as this viewer may know them. */
export function ProfilePage({ member, now, zone }: ProfilePageProps) {
  return (
    <Page split>
      <PageHead
        title={member.name}
        lead={member.headline}
        mark={<Avatar name={member.name} size="xl" />}
        actions={<ProfileActions member={member} />}
      />
      <div className="col">
        {member.bioHtml ? (
          <Section title="About" hideTitle>
            <Markdown html={member.bioHtml} />
          </Section>
        ) : null}
        {member.offers.length ? <Skills title="Offers" skills={member.offers} /> : null}
        {member.goals.length ? (
          <Section title="Working towards">
            <ul className="rows">
              {member.goals.map((goal) => (
                <li key={goal}>{goal}</li>
              ))}
            </ul>
          </Section>
        ) : null}
        {member.wants.length ? <Skills title="Wants to learn" skills={member.wants} /> : null}
        {member.bioHtml || member.offers.length || member.wants.length ? null : <Nothing member={member} />}
      </div>
      <Aside label={`Facts about ${member.name}`}>
        <Facts member={member} now={now} zone={zone} />
        <Certifications certifications={member.certifications} />
        <Support title="Can give" kinds={member.supportOffered} />
        <Support title="Would like" kinds={member.supportWanted} />
        {member.groups.length ? (
          <Section title="Groups">
            <ul className="stacked mt-4">
              {member.groups.map(({ slug, name }) => (
                <li key={slug} className="who">
                  <Emblem name={name} size="s" />
                  <Link to={paths.group(slug)}>{name}</Link>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </Aside>
    </Page>
  )
}

function ProfileActions({ member: { handle, name, isMentor, can } }: { member: MemberPageView }) {
  return (
    <>
      {can.edit ? <ButtonLink to={paths.settings('profile')}>Edit your profile</ButtonLink> : null}
      {isMentor ? (
        <ButtonLink to={paths.mentor(handle)} look="main">
          {can.edit ? 'Your mentor page' : 'Ask or book'}
        </ButtonLink>
      ) : null}
      {can.report ? (
        <ButtonLink to={paths.report('member', handle)} look="quiet" size="small">
          Report
        </ButtonLink>
      ) : null}
      {can.block ? (
        <ConfirmButton
          label="Block"
          question={`You and ${name} will no longer find each other: not in search, matches, slots or lists of who goes. ${name} loses the seat at events you host, and cannot take a new one; at other events you both keep yours.`}
          confirm={`Block ${name}`}
          action={paths.blocks()}
          fields={{ member: handle }}
        />
      ) : null}
    </>
  )
}

function Skills({ title, skills }: { title: string; skills: MemberPageView['offers'] }) {
  return (
    <Section title={title}>
      <ul className="hours">
        {skills.map(({ label, level }) => (
          <li key={label}>
            <span>{label}</span>
            <span className="muted">{levels[level]}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Nothing({ member: { name, can } }: { member: MemberPageView }) {
  if (can.edit) {
    return (
      <EmptyState
        title="Your page is still blank"
        action={
          <ButtonLink to={paths.settings('profile')} look="main">
            Write a few lines
          </ButtonLink>
        }
      >
        Say what you do and what you are after: it is what mentors and colleagues find you by.
      </EmptyState>
    )
  }
  return <EmptyState title={`${name} keeps to themselves`}>There is nothing here that is open to you.</EmptyState>
}

function Facts({ member, now, zone }: ProfilePageProps) {
  const clock = (timeZone: string) => clockWords(wallTime(now, timeZone))
  const away = member.awayUntil && member.awayUntil > now ? member.awayUntil.slice(0, 10) : null
  return (
    <Section title="In short" hideTitle>
      {away ? <Badge tone="info">Away until {away}</Badge> : null}
      {member.isMentor && !away ? (
        <Badge tone="warning" icon={<LanternIcon />}>
          Holds office hours
        </Badge>
      ) : null}
      <ul>
        {member.place ? (
          <li className="when">
            <MapPin className="icon" aria-hidden="true" />
            <div>
              <b>{member.place}</b>
              <span>
                {clock(member.timeZone)} there now{zone === member.timeZone ? '' : `, ${clock(zone)} for you`}
              </span>
            </div>
          </li>
        ) : null}
        <li className="when">
          <Languages className="icon" aria-hidden="true" />
          <div>
            <b>{member.languages.join(', ') || 'Languages not said'}</b>
            {member.seniority ? <span>{member.seniority} years in the trade</span> : null}
          </div>
        </li>
        {member.rules.length ? (
          <li className="when">
            <Clock className="icon" aria-hidden="true" />
            <div>
              <b>Usually free</b>
              <span>
                {weekWords(member.rules)} ({zoneTown(member.timeZone)} time)
              </span>
            </div>
          </li>
        ) : null}
        {member.offHours ? (
          <li className="when">
            <Moon className="icon" aria-hidden="true" />
            <div>
              <b>Off-hours are fine</b>
              <span>Evenings, nights, weekends</span>
            </div>
          </li>
        ) : null}
      </ul>
    </Section>
  )
}

function Certifications({ certifications }: { certifications: MemberPageView['certifications'] }) {
  if (!certifications.length) return null
  return (
    <Section title="Certifications">
      <p className="row mt-4">
        {certifications.map(({ label, isRetired }) => (
          <Pill key={label}>
            {label}
            {isRetired ? ' (retired)' : ''}
          </Pill>
        ))}
      </p>
    </Section>
  )
}

function Support({ title, kinds }: { title: string; kinds: string[] }) {
  const known = kinds.filter(isSupportType)
  if (!known.length) return null
  return (
    <Section title={title}>
      <p className="row mt-4">
        {known.map((kind) => (
          <Pill key={kind}>{supportLabels[kind]}</Pill>
        ))}
      </p>
    </Section>
  )
}
