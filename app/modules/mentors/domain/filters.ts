import { isSupportType, type SupportType } from '#app/lib/support.ts'

/** What a directory of mentors can be narrowed to; absent means no condition. */
export type MentorFilters = { skill?: string; support?: SupportType; language?: string; offHours?: boolean }

/** Filters from a page's address; what makes no sense is left out. */
export function filtersFrom(query: URLSearchParams): MentorFilters {
  const skill = (query.get('skill') ?? '').replaceAll('\u0000', '').trim().slice(0, 80)
  const support = query.get('support') ?? ''
  const language = (query.get('language') ?? '').toLowerCase().split('-')[0]!
  return {
    ...(skill ? { skill } : {}),
    ...(isSupportType(support) ? { support } : {}),
    ...(/^[a-z]{2,3}$/.test(language) ? { language } : {}),
    ...(query.get('off') ? { offHours: true } : {}),
  }
}
