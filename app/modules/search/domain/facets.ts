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

/** How often each facet occurs among the rows a viewer may see, the commonest of each group, and those in force. */
export function countFacets(
  rows: { facets: string[] }[],
  chosen: string[],
): { group: string; facets: Map<string, number> }[] {
  const counts = new Map<string, number>()
  for (const { facets } of rows) for (const facet of new Set(facets)) counts.set(facet, (counts.get(facet) ?? 0) + 1)
  return groups.map(({ title, kinds, most }) => {
    const mine = [...counts].filter(([facet]) => kinds.includes(kindOf(facet)) && facet !== 'is:mentor')
    mine.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    const shown = mine.filter(([facet], index) => index < most || chosen.includes(facet))
    for (const facet of chosen) if (kinds.includes(kindOf(facet)) && !counts.has(facet)) shown.push([facet, 0])
    return { group: title, facets: new Map(shown) }
  })
}

/** The facets with their words. One without a label that this viewer may read is left out. */
export function nameFacets(
  counted: ReturnType<typeof countFacets>,
  labels: Map<string, string>,
  chosen: string[],
): FacetGroup[] {
  return counted
    .map(({ group, facets }) => ({
      title: group,
      choices: [...facets].flatMap(([value, count]) => {
        const label = facetWords(value, labels)
        return label ? [{ value, label, count, chosen: chosen.includes(value) }] : []
      }),
    }))
    .filter(({ choices }) => choices.length > 0)
}

function facetWords(facet: string, labels: Map<string, string>): string | undefined {
  const name = facet.slice(facet.indexOf(':') + 1)
  if (kindOf(facet) === 'support') return isSupportType(name) ? supportLabels[name] : undefined
  return fixed[facet] ?? labels.get(facet)
}

function kindOf(facet: string): string {
  return facet.slice(0, facet.indexOf(':'))
}
