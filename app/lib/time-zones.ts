/** Time zones by region for a select, each with its IANA name. `chosen` is always among them. */
export function timeZoneOptions(chosen: string): { group: string; options: { value: string; label: string }[] }[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', chosen])
  const regions = new Map<string, { value: string; label: string }[]>()
  for (const name of [...names].sort()) {
    const [region, ...rest] = name.split('/')
    const group = rest.length ? region! : 'Other'
    const label = (rest.length ? rest.join(', ') : name).replaceAll('_', ' ')
    regions.set(group, [...(regions.get(group) ?? []), { value: name, label }])
  }
  return [...regions].map(([group, options]) => ({ group, options }))
}

/** A zone's town, for a sentence: "Lord Howe time". */
export function zoneTown(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** Whether clocks can be read in what a text names: an IANA zone or an offset. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
