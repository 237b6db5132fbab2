import { Notice } from '#app/components/notice.tsx'
import { Section } from '#app/components/section.tsx'
import { Stat } from '#app/components/stat.tsx'
import { Table } from '#app/components/table.tsx'
import { Time } from '#app/components/time.tsx'
import { modeWords } from '../domain/program.ts'
import type { CertificateView, OwnCheck } from '../view.ts'
import { PersonLink } from './person-link.tsx'

export type CertificateProps = { certificate: CertificateView; zone: string; now: string }

/** What the independent checker says of a published matching: the verdict, each rule, and what it means for the viewer. */
export function Certificate({ certificate, zone, now }: CertificateProps) {
  const { mode, publishedAt, matched, mentees, mentors, places, total, fingerprint, own } = certificate
  return (
    <>
      <Verdict certificate={certificate} />
      <Section title="What was checked">
        <dl className="stats mt-4">
          <Stat label="Mentees matched" value={`${matched} of ${mentees}`} />
          <Stat label="Mentors" value={mentors} note={places === 1 ? 'with 1 place' : `with ${places} places`} />
          <Stat label="Blocking pairs" value={certificate.blockingCount} />
          <Stat label="Sum of fit" value={total.toFixed(2)} />
        </dl>
        <div className="mt-8">
          <Rules certificate={certificate} />
        </div>
      </Section>
      {own.map((check) => (
        <Section key={check.role} title={own.length > 1 ? `For you as a ${check.role}` : 'For you'}>
          <p className="mt-4">{ownWords(check)}</p>
        </Section>
      ))}
      {certificate.blockingPairs.length > 0 ? <BlockingPairs certificate={certificate} /> : null}
      <Section title="How to tell it is this one">
        <dl className="facts mt-4">
          <dt>Way</dt>
          <dd>{modeWords[mode].name}</dd>
          <dt>Published</dt>
          <dd>
            <Time at={publishedAt} zone={zone} now={now} />
          </dd>
          <dt>Fingerprint</dt>
          <dd>
            <code className="text-sm break-all">{fingerprint}</code>
          </dd>
        </dl>
        <p className="small muted mt-4">
          Everybody of this cohort sees the same fingerprint of wishes, places and pairs. If yours is another one,
          somebody changed the matching.
        </p>
      </Section>
    </>
  )
}

function Verdict({ certificate: { valid, stable, mode, blockingCount, fixed } }: { certificate: CertificateView }) {
  if (!valid) {
    return (
      <Notice tone="stop" title="This matching breaks a rule.">
        The list below says which. Tell the organizers, so that they publish another one.
      </Notice>
    )
  }
  if (stable) {
    return (
      <Notice tone="good" title="0 blocking pairs.">
        There are no two people in this cohort who would both rather be with each other than as they are matched.
        {fixed > 0
          ? ` What the organizers fixed, ${fixed === 1 ? 'one pair' : `${fixed} pairs`}, takes no part in this.`
          : ''}
      </Notice>
    )
  }
  const count = blockingCount === 1 ? '1 blocking pair.' : `${blockingCount} blocking pairs.`
  return (
    <Notice tone="warning" title={count}>
      {mode === 'stable'
        ? 'These people would both rather be with each other. It happens where pairs published before were kept.'
        : `The organizers chose “${modeWords[mode].name}”, which puts the whole cohort before single wishes; these people would both rather be with each other.`}
    </Notice>
  )
}

function Rules({ certificate }: { certificate: CertificateView }) {
  const rules: [string, number][] = [
    ['Nobody is matched twice', certificate.doubled],
    ['No mentor has more mentees than places', certificate.overfull],
    ['Everybody accepts whom they are with', certificate.unacceptable],
    ['Pairs that were fixed are kept', certificate.missingPins],
    ['Pairs that were ruled out do not occur', certificate.forbidden],
  ]
  return (
    <Table label="Each rule and whether it holds">
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col" className="end">
            Holds
          </th>
        </tr>
      </thead>
      <tbody>
        {rules.map(([rule, broken]) => (
          <tr key={rule}>
            <th scope="row">{rule}</th>
            <td className="end">{broken === 0 ? 'yes' : `no, ${broken} times`}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function BlockingPairs({ certificate: { blockingPairs, blockingCount } }: { certificate: CertificateView }) {
  return (
    <Section
      title="Who would rather be together"
      note={blockingCount > blockingPairs.length ? `the first ${blockingPairs.length} of ${blockingCount}` : undefined}
    >
      <ul className="rows tight">
        {blockingPairs.map(({ mentee, mentor }) => (
          <li key={`${mentee.handle} ${mentor.handle}`}>
            <div className="grow">
              <PersonLink {...mentee} /> with <PersonLink {...mentor} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function withWords(role: OwnCheck['role'], partners: OwnCheck['partners']): string {
  if (partners.length === 0) return `You have no ${role === 'mentee' ? 'mentor' : 'mentee'} in this matching.`
  return `You are with ${namesOf(partners)}.`
}

function fixedWords(fixed: OwnCheck['fixed'], isSettled: boolean): string {
  if (fixed.length === 0) return ''
  const what = isSettled ? 'this' : `the pair with ${namesOf(fixed)}`
  return ` The organizers fixed ${what}, so wishes had no say in it.`
}

function namesOf(people: OwnCheck['partners']): string {
  return new Intl.ListFormat('en').format(people.map(({ name }) => name))
}

function ownWords({ role, partners, fixed, preferred, wouldAgree }: OwnCheck): string {
  const others = role === 'mentee' ? 'mentors' : 'mentees'
  const isSettled = partners.length > 0 && fixed.length === partners.length
  const start = `${withWords(role, partners)}${fixedWords(fixed, isSettled)}`
  if (isSettled && role === 'mentee') return start
  if (preferred === 0) return `${start} There is nobody in this cohort you would rather have.`
  const people = preferred === 1 ? `one of the ${others}` : `${preferred} of the ${others}`
  const rather = `By your wishes you would rather have ${people}`
  if (wouldAgree === 0) {
    return `${start} ${rather}, and ${preferred === 1 ? 'that one is' : 'each of them is'} better served as it is.`
  }
  return `${start} ${rather}, and ${wouldAgree === 1 ? 'one of them' : `${wouldAgree} of them`} would rather have you too.`
}
