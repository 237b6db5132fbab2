import { supportLabels, isSupportType } from '#app/lib/support.ts'

export type FacetChoice = { value: string; label: string; count: number; chosen: boolean }
export type FacetGroup = { title: string; choices: FacetChoice[] }

const fixed: Record<string, string> = {
  'when:week': 'This week',
  'hours:off': 'Evenings and weekends',
  'seats:free': 'Seats free',
  'place:online': 'Online',
  'place:in-person': 'In person',
  'is:question': 'Questions',
  'answer:yes': 'Answered',
  'answer:waiting': 'Waiting for an answer',
  'is:mentor': 'Mentors',
}

const groups: { title: string; kinds: string[]; most: number }[] = [
  { title: 'Skill', kinds: ['skill'], most: 6 },
  { title: 'When and where', kinds: ['when', 'hours', 'place', 'seats'], most: 5 },
  { title: 'Threads', kinds: ['answer', 'is'], most: 4 },
  { title: 'Support', kinds: ['support'], most: 4 },
  { title: 'Group', kinds: ['group'], most: 5 },
]

/** The commonest facets of each group with their words, and those in force. One without a label for this viewer is left out. */
export function groupFacets(
  found: { facet: string; count: number; label: string | null }[],
  chosen: string[],
): FacetGroup[] {
  return groups
    .map(({ title, kinds, most }) => {
      const mine = found.filter(({ facet }) => kinds.includes(kindOf(facet)) && facet !== 'is:mentor')
      mine.sort((a, b) => b.count - a.count || (a.facet < b.facet ? -1 : 1))
      return {
        title,
        choices: mine
          .filter(({ facet }, index) => index < most || chosen.includes(facet))
          .flatMap(({ facet, count, label }) => {
            const words = facetWords(facet, label)
            return words ? [{ value: facet, label: words, count, chosen: chosen.includes(facet) }] : []
          }),
      }
    })
    .filter(({ choices }) => choices.length > 0)
}

/** A facet as people say it; skills and groups by the `label` given, or null when the viewer has none for it. */
export function facetWords(facet: string, label: string | null): string | null {
  const name = facet.slice(facet.indexOf(':') + 1)
  if (kindOf(facet) === 'support' && isSupportType(name)) return supportLabels[name]
  return fixed[facet] ?? label
}

function kindOf(facet: string): string {
  return facet.slice(0, facet.indexOf(':'))
}
