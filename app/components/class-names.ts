/** Joins the class names that are there: `classNames('btn', small && 'small')`. */
export function classNames(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ')
}
