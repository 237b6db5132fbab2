/**
 * Whether two words differ by one slip of the fingers: a letter too many, missing, wrong, or two neighbours swapped
 * (Damerau 1964). Equal words do not. O(length).
 */
export function isOneSlipAway(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const rest = (text: string, from: number) => text.slice(from)
  if (one.length > other.length) return rest(one, start + 1) === rest(other, start)
  if (one.length < other.length) return rest(one, start) === rest(other, start + 1)
  if (rest(one, start + 1) === rest(other, start + 1)) return true
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start]
  return swapped && rest(one, start + 2) === rest(other, start + 2)
}
