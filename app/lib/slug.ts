/**
 * A URL slug of a name: lower-case ASCII letters and digits joined by single hyphens, at most 60 characters.
 * Names without any such letter give `fallback`.
 */
export function slugify(name: string, fallback = 'untitled'): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
  const slug = ascii
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/[^a-z0-9]+/g, '-')
  return slug.slice(0, 60).replace(/^-+|-+$/g, '') || fallback
}

/** Whether a URL part can be a slug at all; anything else answers like a missing page. */
export function isSlug(value: string | undefined): value is string {
  return value !== undefined && value.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)
}
