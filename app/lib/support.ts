/** The four kinds of support, one vocabulary everywhere in the product. */
export const supportTypes = [
  'professional-guidance',
  'business-referrals',
  'emotional-support',
  'practical-help',
] as const

export type SupportType = (typeof supportTypes)[number]

export const supportLabels: Record<SupportType, string> = {
  'professional-guidance': 'Professional guidance',
  'business-referrals': 'Business referrals',
  'emotional-support': 'Emotional support',
  'practical-help': 'Practical help',
}

export function isSupportType(value: string): value is SupportType {
  return (supportTypes as readonly string[]).includes(value)
}
