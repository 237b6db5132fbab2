/** A quote, or a list item with how far what is in it is indented. */
export type Container = 'quote' | number

/** How many of the open quotes and list items a line goes on with, and where what is in them begins. */
export function matchContainers(line: string, open: readonly Container[]): { depth: number; at: number } {
  let at = 0
  let depth = 0
  for (const container of open) {
    const first = indentFrom(line, at)
    if (container === 'quote') {
      if (first.width > 3 || line[first.at] !== '>') break
      at = afterQuote(line, first.at)
    } else if (first.at === line.length) {
      at = first.at
    } else {
      if (first.width < container) break
      at = skip(line, at, container)
    }
    depth++
  }
  return { depth, at }
}

/** The quote or list item that begins at a place of a line; null when none does. */
export function openContainer(line: string, from: number): { container: Container; at: number } | null {
  const { at, width } = indentFrom(line, from)
  if (width > 3) return null
  if (line[at] === '>') return { container: 'quote', at: afterQuote(line, at) }
  const marker = /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/.exec(line.slice(at, at + 11))?.[0]
  if (!marker || (/[-*]/.test(marker) && isRule(line, at))) return null
  const after = indentFrom(line, at + marker.length)
  const gap = after.at === line.length || after.width > 4 ? 1 : after.width
  return { container: width + marker.length + gap, at: skip(line, at + marker.length, gap) }
}

/** Three or more of one mark and nothing else: a line across, not a list in a list in a list. */
function isRule(line: string, from: number): boolean {
  let count = 0
  for (let at = from; at < line.length; at++) {
    if (line[at] === line[from]) count++
    else if (line[at] !== ' ' && line[at] !== '\t') return false
  }
  return count >= 3
}

function afterQuote(line: string, at: number): number {
  return line[at + 1] === ' ' || line[at + 1] === '\t' ? at + 2 : at + 1
}

/** How far a line is indented from a place on, in columns, and where that ends. */
export function indentFrom(line: string, from: number): { at: number; width: number } {
  let at = from
  let width = 0
  for (; line[at] === ' ' || line[at] === '\t'; at++) width += line[at] === '\t' ? 4 : 1
  return { at, width }
}

function skip(line: string, from: number, width: number): number {
  let at = from
  for (let left = width; left > 0 && (line[at] === ' ' || line[at] === '\t'); at++) left -= line[at] === '\t' ? 4 : 1
  return at
}

/** Whether nothing but blanks is left of a line. */
export function isBlankFrom(line: string, from: number): boolean {
  return indentFrom(line, from).at === line.length
}
