/**
 * The network a client's address stands for when something is counted by it. Of an IPv6 address that is its first half,
 * since one line has all of the second half to itself; an IPv4 address written as IPv6 is the IPv4 address.
 */
export function networkOf(address: string): string {
  const plain = address.trim().toLowerCase().replace(/%.*$/, '')
  const url = `http://[${plain}]/`
  if (!plain.includes(':') || !URL.canParse(url)) return plain
  const groups = groupsOf(new URL(url).hostname.slice(1, -1))
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (isMapped) return [groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255].join('.')
  const half = groups.slice(0, 4).map((group) => group.toString(16))
  return `${half.join(':')}::/64`
}

/** The eight groups of an address in its shortest form. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const left = partsOf(head)
  const right = partsOf(tail ?? '')
  const between = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array<number>(between).fill(0), ...right]
}

function partsOf(text: string): number[] {
  return text ? text.split(':').map((group) => Number.parseInt(group, 16)) : []
}
