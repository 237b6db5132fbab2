import { slugify } from '#app/lib/slug.ts'
import { supportTypes } from '#app/lib/support.ts'
import { before, type Making } from './community.ts'
import { insertRows, type Row } from './insert-rows.ts'
import { familyNames, givenNames, industries, places } from './words.ts'

export type Person = { id: string; joined: Date; isMentor: boolean }

/** Admits the members; the mentors among them stand first, with what they offer and their office hours. */
export async function makePeople(making: Making): Promise<Person[]> {
  const { client, counts, chance } = making
  const people: Person[] = Array.from({ length: counts.members }, (_, index) => ({
    id: chance.id(),
    joined: before(making, 900),
    isMentor: index < counts.mentors,
  }))
  await insertRows(
    client,
    'members',
    people.map((person, index) => memberRow(making, person, index)),
  )
  const mentors = people.filter(({ isMentor }) => isMentor)
  await makeMentors(making, mentors, people)
  await insertRows(
    client,
    'member_skills',
    people.flatMap((person) => skillRows(making, person)),
  )
  await insertRows(
    client,
    'availability_rules',
    people.flatMap((person) => hourRows(making, person)),
  )
  await makeGoals(
    making,
    people.filter(() => chance.happens(0.5)),
  )
  return people
}

function memberRow({ chance, writer, at }: Making, { id, joined, isMentor }: Person, index: number): Row {
  const name = `${chance.pick(givenNames)} ${chance.pick(familyNames)}`
  const handle = `${slugify(name, 'member')}-${index + 1}`
  const place = chance.pick(places)
  const { body, html } = writer.text(chance.between(1, 2))
  return {
    id,
    handle,
    email: `${handle}@bench.guildhall.local`,
    email_verified_at: joined,
    name,
    headline: writer.fill(chance.pick(['{skill}, {years} years', '{skill} and {other}', 'Freelance: {skill}, {city}'])),
    bio: body,
    bio_html: html,
    city: place.city,
    country: place.country,
    time_zone: place.zone,
    languages: chance.happens(0.4) ? ['en'] : ['en', place.language],
    industries: chance.some(industries, chance.between(0, 2)),
    seniority: chance.between(0, 20),
    support_offered: chance.some(supportTypes, isMentor ? chance.between(1, 3) : chance.between(0, 1)),
    support_wanted: chance.some(supportTypes, chance.between(0, 2)),
    off_hours: chance.happens(0.3),
    directory: chance.happens(isMentor ? 0.7 : 0.3) ? 'public' : chance.happens(0.05) ? 'hidden' : 'members',
    field_visibility: {},
    site_role: 'member',
    onboarded_at: joined,
    created_at: joined,
    last_seen_at: new Date(Math.max(joined.getTime(), at.getTime() - Math.floor(chance.next() ** 3 * 60 * 86_400_000))),
  }
}

async function makeMentors({ client, chance, writer, at }: Making, mentors: Person[], people: Person[]): Promise<void> {
  const mentorships: Row[] = []
  const profiles = mentors.map(({ id, joined }) => {
    const capacity = chance.between(1, 4)
    const load = chance.happens(0.4) ? chance.between(0, capacity) : 0
    const mentees = chance.some(people, load).filter((person) => person.id !== id)
    for (const mentee of mentees) {
      mentorships.push({
        id: chance.id(),
        mentee_id: mentee.id,
        mentor_id: id,
        status: 'active',
        goals: writer.fill('Get going with {skill} and find the first clients.'),
        cadence: '',
        notes: '',
        end_reason: '',
        started_at: at,
        updated_at: at,
      })
    }
    const ratings = chance.happens(0.6) ? chance.between(1, 30) : 0
    return {
      member_id: id,
      blurb: writer.fill('Ask me about {skill}, {other} and days when nothing works.'),
      topics: writer.skills(3).map(({ label }) => label),
      capacity,
      active_count: mentees.length,
      session_minutes: chance.pick([25, 30, 45, 50]),
      buffer_minutes: 0,
      notice_minutes: 720,
      horizon_days: 28,
      max_per_day: 4,
      max_per_week: 10,
      instant: true,
      answer_rate: chance.happens(0.7) ? 0.5 + chance.next() / 2 : null,
      rating_mean: ratings ? 3 + chance.next() * 2 : null,
      rating_count: ratings,
      created_at: joined,
      updated_at: joined,
    }
  })
  await insertRows(client, 'mentor_profiles', profiles)
  await insertRows(client, 'mentorships', mentorships)
  await client.query(`insert into claims (id, resource_id, member_id, state, joined_at, decided_at)
    select substr(md5('place in ' || s.id), 1, 20), p.resource_id, s.mentee_id, 'confirmed', s.started_at, s.started_at
    from mentorships s join mentor_profiles p on p.member_id = s.mentor_id`)
}

function skillRows({ chance, writer }: Making, { id, isMentor }: Person): Row[] {
  const row = (side: string) => (skill: { label: string; slug: string }, position: number) => ({
    member_id: id,
    side,
    ...skill,
    level: chance.between(1, 5),
    confidence: 1,
    rule: 'label',
    position,
  })
  const offers = writer.skills(isMentor ? chance.between(3, 7) : chance.between(0, 3))
  return [...offers.map(row('offers')), ...writer.skills(chance.between(1, 4)).map(row('wants'))]
}

function hourRows({ chance }: Making, { id, isMentor }: Person): Row[] {
  const row = (purpose: string) => (weekday: number) => {
    const start = chance.between(7, 20) * 60
    const end = start + chance.between(1, 3) * 60
    return { id: chance.id(), member_id: id, purpose, weekday, start_minute: start, end_minute: end }
  }
  const days = () => chance.some([0, 1, 2, 3, 4, 5, 6], chance.between(1, 3))
  return [...days().map(row('free')), ...(isMentor ? days().map(row('office-hours')) : [])]
}

async function makeGoals({ client, chance, writer, at }: Making, people: Person[]): Promise<void> {
  const goals = people.map(({ id }) => ({ id: chance.id(), member_id: id, skills: writer.skills(2) }))
  await insertRows(
    client,
    'goals',
    goals.map(({ skills, ...goal }) => ({
      ...goal,
      position: 0,
      text: `Learn ${skills[0]!.label} well enough to live on it.`,
      created_at: at,
    })),
  )
  await insertRows(
    client,
    'goal_skills',
    goals.flatMap(({ id, skills }) => skills.map((skill) => ({ goal_id: id, ...skill, confidence: 1, rule: 'label' }))),
  )
}
