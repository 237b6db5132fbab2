/** What somebody may be told of, and whether a mail comes with it unless they say otherwise. */
export const noticeKinds = {
  reply: { label: 'Replies to you', hint: 'Somebody answers your thread or your reply.', mail: true },
  mention: { label: 'Mentions', hint: 'Somebody names you with @.', mail: true },
  follow: { label: 'What you follow', hint: 'New replies and threads where you chose to follow.', mail: false },
  answer: { label: 'Accepted answers', hint: 'Your reply was chosen as the answer.', mail: true },
  thanks: { label: 'Thanks', hint: 'Somebody thanks you for what you wrote.', mail: false },
  membership: { label: 'Groups', hint: 'Requests to join, invitations, being let in.', mail: true },
  event: { label: 'Events you go to', hint: 'A new time, another place, a cancellation.', mail: true },
  organizer: {
    label: 'Word from organizers',
    hint: 'What they write to those who go or wait. In the inbox always.',
    mail: true,
  },
  seat: { label: 'Waiting lists', hint: 'A seat became yours.', mail: true },
  reminder: { label: 'Reminders', hint: 'The day before an event and on the day.', mail: true },
  mentorship: { label: 'Mentorships', hint: 'Requests, answers, pauses and endings.', mail: true },
  program: { label: 'Programs', hint: 'Enrolment ends, or you are matched.', mail: true },
  booking: { label: 'Office hours', hint: 'A slot is booked, moved or cancelled.', mail: true },
  search: { label: 'Saved searches', hint: 'Something new fits a search you kept.', mail: false },
  moderation: { label: 'Keeping order', hint: 'Reports and what became of them.', mail: true },
} as const satisfies Record<string, { label: string; hint: string; mail: boolean }>

export type NoticeKind = keyof typeof noticeKinds
export type Channel = 'inbox' | 'mail'

export function isNoticeKind(value: string): value is NoticeKind {
  return Object.hasOwn(noticeKinds, value)
}

/** Whether a kind is in the inbox whatever somebody chose: sanctions, and word about a date they go to. */
export function isAlwaysInInbox(kind: NoticeKind): boolean {
  return kind === 'moderation' || kind === 'organizer'
}

/** Whether a kind reaches somebody on a channel: what must arrive, else what they chose, else the default. */
export function reaches(
  kind: NoticeKind,
  channel: Channel,
  chosen: { kind: string; channel: string; enabled: boolean }[],
) {
  if (channel === 'inbox' && isAlwaysInInbox(kind)) return true
  const choice = chosen.find((one) => one.kind === kind && one.channel === channel)
  if (choice) return choice.enabled
  return channel === 'inbox' || noticeKinds[kind].mail
}
