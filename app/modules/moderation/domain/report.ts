export const subjectKinds = ['thread', 'reply', 'event', 'group', 'space', 'member', 'missed-talk'] as const
export type SubjectKind = (typeof subjectKinds)[number]

export const reasons = {
  spam: 'Spam or advertising',
  harassment: 'Harassment or insults',
  danger: 'Danger to somebody',
  fraud: 'Fraud or a false identity',
  private: 'Somebody’s private matters',
  untrue: 'It is not true',
  other: 'Something else',
} as const
export type Reason = keyof typeof reasons
