/** How deep quotes and lists may stand in one another. */
export const DEEPEST = 20
const MAX_CELLS = 4000
const MAX_IN_A_PARAGRAPH = 1000
const DEEPEST_BRACKETS = 100
/** Lines × how deep each stands: every line of a quote is matched with all that it stands in. */
const MAX_DEPTH = 20_000
/** Paragraphs × the square of their marks: each closing mark looks back for the one that opens it. */
const MAX_EMPHASIS = 2_000_000
const MAX_BLOCKS = 1000

type Container = 'quote' | number
/** What was counted in the paragraph that is read. */
type Block = { emphasis: number; brackets: number; deepest: number; stray: number; raw: number }
type Table = { columns: number; rows: number }
type Sums = { depth: number; emphasis: number; quotes: number; headings: number }

/**
 * Why a Markdown text is too much to be read by a syntax that looks back and ahead, as the rest of a sentence about it;
 * null for what people write. Reads the text once, without building anything.
 */
export function tooTangled(source: string): string | null {
  let open: Container[] = []
  let fence: { mark: string; depth: number } | null = null
  let wasText = false
  let block = newBlock()
  let table: Table = { columns: 0, rows: 0 }
  const sums: Sums = { depth: 0, emphasis: 0, quotes: 0, headings: 0 }

  for (const line of source.split(/\r\n?|\n/)) {
    const matched = matchContainers(line, open)
    let { at } = matched
    const isBlank = isBlankFrom(line, at)
    if (fence && matched.depth < fence.depth) fence = null
    if (fence) {
      open = open.slice(0, matched.depth)
      if (closes(line, at, fence.mark)) fence = null
      continue
    }
    const fresh: Container[] = []
    for (;;) {
      const next = openContainer(line, at)
      if (!next) break
      fresh.push(next.container)
      at = next.at
      if (matched.depth + fresh.length > DEEPEST) return `has quotes and lists more than ${DEEPEST} deep in one another`
    }
    const isLazy = fresh.length === 0 && matched.depth < open.length && wasText && !isBlank
    sums.quotes += fresh.filter((container) => container === 'quote').length
    if (!isLazy) open = [...open.slice(0, matched.depth), ...fresh]
    const opened = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line.slice(at, at + 1000))
    if (opened) fence = { mark: opened[1]!, depth: open.length }
    sums.depth += open.length
    const isRow = line[at] === '|'
    const isNew = isBlank || fresh.length > 0 || opened !== null
    if (isNew || isRow) {
      const reason = tooMuch(block, sums)
      if (reason) return reason
      block = newBlock()
    }
    if (isNew) table = { columns: 0, rows: 0 }
    wasText = !isBlank && !opened
    if (!wasText) continue
    take(block, line, at)
    readRow(table, sums, line, at)
    if (table.columns > 1 && table.columns * table.rows > MAX_CELLS)
      return `has a table of more than ${MAX_CELLS.toLocaleString('en')} cells`
  }
  return tooMuch(block, sums)
}

function newBlock(): Block {
  return { emphasis: 0, brackets: 0, deepest: 0, stray: 0, raw: 0 }
}

function take(block: Block, line: string, from: number): void {
  for (let at = from; at < line.length; at++) {
    const mark = line[at]!
    if (mark === '\\') at++
    else if (mark === '*' || mark === '~') block.emphasis++
    else if (mark === '_') block.emphasis += isInWord(line, at) ? 0 : 1
    else if (mark === '[') block.deepest = Math.max(block.deepest, ++block.brackets)
    else if (mark === ']' && block.brackets > 0) block.brackets--
    else if (mark === ']') block.stray++
    else if (mark === '<' && (line[at + 1] === '!' || line[at + 1] === '?')) block.raw++
  }
}

/** Rows count from the line of hyphens on; the same line makes a heading of what is above it. */
function readRow(table: Table, sums: Sums, line: string, from: number): void {
  let pipes = 0
  let isRuler = true
  for (let at = from; at < line.length && isRuler; at++) {
    if (line[at] === '|') pipes++
    else isRuler = ' \t:-='.includes(line[at]!)
  }
  if (isRuler) table.columns = Math.max(table.columns, pipes + 1)
  if (isRuler && pipes === 0) sums.headings++
  table.rows++
}

function tooMuch(block: Block, sums: Sums): string | null {
  sums.emphasis += block.emphasis ** 2
  if (block.emphasis > MAX_IN_A_PARAGRAPH || sums.emphasis > MAX_EMPHASIS)
    return 'has too many * _ and ~ in a paragraph'
  if (block.deepest > DEEPEST_BRACKETS) return `has more than ${DEEPEST_BRACKETS} square brackets open in a paragraph`
  if (block.stray > MAX_IN_A_PARAGRAPH) return 'has too many ] in a paragraph'
  if (block.raw > MAX_IN_A_PARAGRAPH) return 'has too many <! and <? in a paragraph'
  if (sums.headings > MAX_BLOCKS) return `has more than ${MAX_BLOCKS.toLocaleString('en')} headings`
  if (sums.quotes > MAX_BLOCKS) return `has more than ${MAX_BLOCKS.toLocaleString('en')} quotes`
  return sums.depth > MAX_DEPTH ? 'has too many lines deep within quotes and lists' : null
}

/** An underscore within a word, as in `show_version`, is never emphasis. */
function isInWord(line: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(line[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(line[at + 1] ?? '')
}

/** How many of the open quotes and list items a line goes on with, and where what is in them begins. */
function matchContainers(line: string, open: readonly Container[]): { depth: number; at: number } {
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

function openContainer(line: string, from: number): { container: Container; at: number } | null {
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

function closes(line: string, from: number, mark: string): boolean {
  const { at, width } = indentFrom(line, from)
  return width <= 3 && line.startsWith(mark, at) && line.slice(at).trimEnd().replaceAll(mark[0]!, '') === ''
}

function afterQuote(line: string, at: number): number {
  return line[at + 1] === ' ' || line[at + 1] === '\t' ? at + 2 : at + 1
}

function indentFrom(line: string, from: number): { at: number; width: number } {
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

function isBlankFrom(line: string, from: number): boolean {
  return indentFrom(line, from).at === line.length
}
