/**
 * Sorts `items[from … to − 1]` by ascending `key[item]`, keeping the order of equal keys. Insertion sort on short
 * stretches, merges above; a stretch already in order costs one pass. `scratch` is as long as `items`.
 */
export function sortStretch(items: Int32Array, from: number, to: number, key: Float64Array, scratch: Int32Array): void {
  let ordered = true
  for (let i = from + 1; i < to && ordered; i++) ordered = key[items[i - 1]!]! <= key[items[i]!]!
  if (ordered) return
  if (to - from <= 24) {
    insertionSort(items, from, to, key)
    return
  }
  const middle = (from + to) >> 1
  sortStretch(items, from, middle, key, scratch)
  sortStretch(items, middle, to, key, scratch)
  if (key[items[middle - 1]!]! <= key[items[middle]!]!) return
  for (let i = from; i < middle; i++) scratch[i] = items[i]!
  let left = from
  let right = middle
  let at = from
  while (left < middle && right < to) {
    items[at++] = key[scratch[left]!]! <= key[items[right]!]! ? scratch[left++]! : items[right++]!
  }
  while (left < middle) items[at++] = scratch[left++]!
}

/** The items `0 … group.length − 1` in buckets by group (counting sort, stable), with the bounds of each bucket. */
export function bucketBy(group: Int32Array, groups: number): { bounds: Int32Array; items: Int32Array } {
  const bounds = new Int32Array(groups + 1)
  for (let k = 0; k < group.length; k++) bounds[group[k]! + 1]!++
  for (let g = 0; g < groups; g++) bounds[g + 1]! += bounds[g]!
  const next = bounds.slice(0, groups)
  const items = new Int32Array(group.length)
  for (let k = 0; k < group.length; k++) items[next[group[k]!]!++] = k
  return { bounds, items }
}

function insertionSort(items: Int32Array, from: number, to: number, key: Float64Array): void {
  for (let i = from + 1; i < to; i++) {
    const item = items[i]!
    const itemKey = key[item]!
    let at = i
    while (at > from && key[items[at - 1]!]! > itemKey) {
      items[at] = items[at - 1]!
      at--
    }
    items[at] = item
  }
}
