import { admitMember } from '#app/modules/accounts/commands/admit-member.server.ts'
import { saveAvailability } from '#app/modules/accounts/commands/save-availability.server.ts'
import { savePrivacy } from '#app/modules/accounts/commands/save-privacy.server.ts'
import { saveProfile } from '#app/modules/accounts/commands/save-profile.server.ts'
import { skipOnboarding } from '#app/modules/accounts/commands/finish-onboarding.server.ts'
import { DEMO_PASSWORD } from '#app/modules/accounts/domain/demo.ts'
import { saveMentorProfile } from '#app/modules/mentors/commands/save-mentor-profile.server.ts'
import { setOfficeHours } from '#app/modules/office-hours/commands/set-office-hours.server.ts'
import { db } from '#app/platform/database.server.ts'
import { people } from '../people.ts'
import type { DemoPerson } from '../types.ts'
import { type Cast, each, must } from './cast.ts'
import { rulesOf } from './hours.ts'

const openToMembers = {
  bio: 'members',
  location: 'members',
  skills: 'members',
  goals: 'contacts',
  availability: 'members',
} as const
const openToAll = { ...openToMembers, bio: 'public', location: 'public', skills: 'public' } as const

/** Admits everybody with their profile and hours; mentors open their office hours. */
export async function loadPeople(cast: Cast): Promise<void> {
  const indexed = people.map((person, index) => ({ person, at: cast.ago({ days: 200 - index * 2, hours: index % 7 }) }))
  await each(indexed, ({ person, at }) => loadPerson(cast, person, at))
}

async function loadPerson(cast: Cast, person: DemoPerson, at: Date): Promise<void> {
  const { handle, name, role, mentor, free, offHours, timeZone, headline, bio, city, country } = person
  const email = role ? `${role}@demo.guildhall.local` : `${handle}@people.guildhall.local`
  const siteRole = role === 'admin' || role === 'moderator' ? role : undefined
  const password = role ? DEMO_PASSWORD : undefined
  const admitted = admitMember({ actor: null, now: at, db: db() }, { name, email, handle, password, siteRole })
  const { memberId } = await must(handle, admitted)
  await cast.add(handle, memberId)
  const ctx = cast.as(handle, at)

  const { languages, industries, certifications, offers, wants, goals, supportOffered, supportWanted } = person
  const fields = { name, headline, bio, city, country, languages, industries, certifications }
  const skills = { offers, wants, goals, supportOffered, supportWanted, seniority: mentor?.seniority ?? 0 }
  await must(handle, saveProfile(ctx, { ...fields, ...skills }))
  await must(handle, saveAvailability(ctx, { timeZone, rules: rulesOf(free), offHours }))
  await must(
    handle,
    savePrivacy(ctx, mentor ? { directory: 'public', ...openToAll } : { directory: 'members', ...openToMembers }),
  )
  await must(handle, skipOnboarding(ctx))
  await cast.add(handle, memberId)
  if (!mentor) return
  const { blurb, topics, capacity, sessionMinutes, hours } = mentor
  await must(handle, saveMentorProfile(cast.as(handle, at), { blurb, topics, capacity, sessionMinutes }))
  await must(handle, setOfficeHours(cast.as(handle, at), { rules: rulesOf(hours) }))
}
