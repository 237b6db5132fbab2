export const DEMO_PASSWORD = 'guildhall-demo'

/** The people of the demo community whom anybody may be, in demo mode only. */
export const demoSignIns = [
  { role: 'worker', email: 'worker@demo.guildhall.local', who: 'A weekend IT worker on the way to CCNA' },
  { role: 'mentor', email: 'mentor@demo.guildhall.local', who: 'A network engineer with office hours' },
  { role: 'organizer', email: 'organizer@demo.guildhall.local', who: 'Keeper of a coworking space' },
  { role: 'moderator', email: 'moderator@demo.guildhall.local', who: 'Moderator of the IT support group' },
  { role: 'admin', email: 'admin@demo.guildhall.local', who: 'The person who runs this hall' },
] as const

export type DemoRole = (typeof demoSignIns)[number]['role']

/** Whether an address is one of the demo sign-ins, however it is written. */
export function isDemoAddress(email: string): boolean {
  return demoSignIns.some((person) => person.email === email.trim().toLowerCase())
}
