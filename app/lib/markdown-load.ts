/** What each takes to be made a page of, in tenths of a millisecond of a slow machine, about. */
const costs = {
  'list items and quotes': 2,
  'paragraphs, headings and lines': 2,
  'lines that go on with a quote or a list without its mark': 4,
  tables: 8,
  'table cells': 0.5,
  'square brackets': 1.4,
  'links and references': 2.5,
  footnotes: 3,
  addresses: 1.8,
}
type Kind = keyof typeof costs

/** What all of it may take: about half a second. */
const MOST = 5000
/** Each link may look for its end up to where the paragraph ends: so many letters looked at are one unit. */
const LOOKED_AT = 4000
/** Links by reference repeat where they lead to: so many letters they may come to. */
const MAX_REPEATED = 300_000

type Line = { depth: number; isBlank: boolean; isLazy: boolean; isNew: boolean; isFence: boolean }

/** Adds up what the parts of a text take, line by line; `reason` says what there is too much of. */
export class Load {
  private readonly sums = new Map<Kind, number>()
  private links = 0
  private letters = 0
  private wasBlank = true
  private brackets = 0
  private reference = 0
  private longestReference = 0

  /** A list item or a quote begins, so deep. */
  begin(depth: number): void {
    this.add('list items and quotes', depth)
  }

  /** A line outside of code, from where what is in its quotes and lists begins. */
  line(line: string, from: number, { depth, isBlank, isLazy, isNew, isFence }: Line): void {
    if (isBlank || isNew) this.endBlock()
    if (isBlank) this.reference = 0
    else this.add('paragraphs, headings and lines', (this.wasBlank && !isNew ? 1 : 0.15) + depth * 0.25)
    this.wasBlank = isBlank
    if (isBlank || isFence) return
    if (isLazy) this.add('lines that go on with a quote or a list without its mark')
    if (/^#{1,6}(\s|$)/.test(line.slice(from, from + 7)) || /(\\|\s\s)$/.test(line))
      this.add('paragraphs, headings and lines', 0.5)
    this.read(line, from)
    this.refer(line.slice(from))
  }

  /** What there is too much of, as the rest of a sentence; null when it is not too much together. */
  reason(): string | null {
    this.endBlock()
    if (this.brackets * this.longestReference > MAX_REPEATED)
      return 'has too many square brackets for references so long'
    const most = [...this.sums].sort(([, a], [, b]) => b - a)[0]
    const all = [...this.sums.values()].reduce((sum, one) => sum + one, 0)
    return most && all > MOST ? `has too many ${most[0]}` : null
  }

  private read(line: string, from: number): void {
    const isTask = /^\[[ xX]\]\s/.test(line.slice(from, from + 4))
    let isRuler = true
    let pipes = 0
    for (let at = isTask ? from + 3 : from; at < line.length; at++) {
      const mark = line[at]!
      if (mark === '|') pipes++
      else if (mark === '[') this.bracket(line[at + 1] === '^')
      else if (mark === ']' && line[at + 1] === '(') this.link()
      else if (mark === ']' && line[at + 1] === ':') this.add('links and references', 0.5)
      else if (mark === '@') this.add('addresses', /\s/.test(line[at - 1] ?? ' ') ? 0.4 : 0.8)
      else if (mark === 'w' && line.startsWith('ww.', at + 1)) this.add('addresses')
      else if (mark === ':' && line.startsWith('//', at + 1)) this.add('addresses', 0.5)
      isRuler &&= ' \t:-|'.includes(mark)
    }
    this.letters += line.length - from
    this.add('table cells', pipes)
    if (isRuler && (pipes > 0 || line.includes(':'))) this.add('tables')
  }

  private bracket(isFootnote: boolean): void {
    this.brackets++
    this.add(isFootnote ? 'footnotes' : 'square brackets')
  }

  private link(): void {
    this.links++
    this.add('links and references')
  }

  /** Follows how long the longest reference is, from its label up to the next one or the end of its paragraph. */
  private refer(text: string): void {
    const [own] = /^(?:\s*\[\^[^\]]*\]:)*/.exec(text)!
    const rest = text.slice(own.length)
    const isReference = /^\s*\[.*\]:|^[^[]*\]:/.test(rest)
    if (isReference) this.reference = rest.length
    else if (this.reference > 0) this.reference += rest.length
    this.longestReference = Math.max(this.longestReference, this.reference)
  }

  private endBlock(): void {
    this.add('links and references', (this.links * this.letters) / LOOKED_AT / costs['links and references'])
    this.links = this.letters = 0
  }

  private add(kind: Kind, times = 1): void {
    this.sums.set(kind, (this.sums.get(kind) ?? 0) + times * costs[kind])
  }
}
