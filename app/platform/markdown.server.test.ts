import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { hostileMarkdown } from '#test/hostile-markdown.ts'
import { tooTangled } from '#app/lib/markdown-bounds.ts'
import { renderAll, renderMarkdown, renderOrShow } from './markdown.server.ts'
import { render } from './markdown/render.ts'

/** Processor time for any text, in milliseconds: half a second, and as much again for a machine that others use. */
const SLOW = 1000

const vectors = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '![x](javascript:alert(1))',
  '[x](JaVaScRiPt&#58;alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox(1))',
  '<a href="javascript:alert(1)">x</a>',
  '<svg onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '![x](x"onerror="alert(1))',
  '<div style="position:fixed;inset:0">x</div>',
  '`<img onerror=alert(1)>`',
  '<https://example.org/" onmouseover="alert(1)>',
  '[x](<javascript:alert(1)>)',
  '<form action="https://evil.example"><input name=password></form>',
  '| a |\n|---|\n| <b onclick=alert(1)>x</b> |',
  '[^1]\n\n[^1]: <script>alert(1)</script>',
  '[^"onclick=alert(1)]\n\n[^"onclick=alert(1)]: x',
  '- [x] <input onfocus=alert(1) autofocus>',
]

test.each(vectors)('is inert: %s', async (vector) => {
  const html = await htmlOf(vector)
  const tags = html.match(/<[^>]*>/g) ?? []
  expect(html).not.toMatch(/<(script|img|svg|iframe|math|style|form)\b/i)
  for (const tag of tags) expect(tag).not.toMatch(/\son\w+\s*=|\sstyle=|javascript:|data:text|vbscript:|name=/i)
})

test('what people use is kept: lists, code, tables, quotes, links', async () => {
  const html = await htmlOf(
    '1. one\n\n```\nsh ip route\n```\n\n> said\n\n| a |\n|---|\n| b |\n\n~~old~~ https://example.org',
  )
  for (const tag of ['<ol', '<pre dir="auto"><code>', '<blockquote', '<table', '<del>']) expect(html).toContain(tag)
  expect(html).toContain('<a href="https://example.org" rel="nofollow ugc noopener">')
})

test('headings in a post stay below those of the page', async () => {
  expect(await htmlOf('# Big\n\n#### Small')).toBe('<h3 dir="auto">Big</h3>\n<h6 dir="auto">Small</h6>')
})

describe('words come out as they were meant', () => {
  it('angle brackets that are no HTML, and HTML, stay as they were written', async () => {
    const html = await htmlOf(read('angle-brackets'))
    expect(textOf(html)).toContain('Use List<String> and run ssh <username>@<host>.')
    expect(textOf(html)).toContain('<config>\n  hostname R1\n</config>')
    for (const words of [
      'I <3 this',
      'a<b>c',
      'Map<string, number>',
      '<script>alert(1)</script>',
      '<!-- aside -->',
      'a <br/> b',
    ])
      expect(textOf(await htmlOf(words))).toBe(words)
    expect(textOf(await htmlOf('> - <details>\n>   shown\n>   </details>'))).toContain('<details>\nshown\n</details>')
  })
  it('an entity is the sign it stands for, and no tag', async () => {
    expect(textOf(await htmlOf('&lt;b&gt; &amp;amp; &copy;'))).toBe('<b> &amp; ©')
  })
  it('a picture is a link with its words', async () => {
    expect(await htmlOf(read('image'))).toContain(
      'see <a href="https://example.com/rack.png" rel="nofollow ugc noopener">photo of the rack</a> here',
    )
    expect(await htmlOf('![](https://a.org/b.png)')).toContain('>https://a.org/b.png</a>')
    expect(await htmlOf('[![words](https://a.org/b.png)](https://c.org)')).toBe(
      '<p dir="auto"><a href="https://c.org" rel="nofollow ugc noopener">words</a></p>',
    )
    expect(await htmlOf('![words][p]\n\n[p]: https://a.org/b.png')).toContain('<a href="https://a.org/b.png"')
  })
  it('a list goes on counting where it was taken up again', async () => {
    expect(await htmlOf(read('ordered-list-start'))).toContain('<ol dir="auto" start="3">')
    expect(await htmlOf('> 7) seven\n> 8) eight')).toContain('start="7"')
  })
  it('columns keep their alignment, in a quote as well', async () => {
    const html = await htmlOf(read('table-align'))
    for (const side of ['left', 'center', 'right']) expect(html).toContain(`<td dir="auto" align="${side}">`)
    expect(await htmlOf('> | a |\n> |--:|\n> | b |')).toContain('<th dir="auto" align="right">a</th>')
  })
  it('tasks keep their ticks, which say what they are and cannot be pressed', async () => {
    const html = await htmlOf(read('task-list'))
    expect(html).toContain('<input type="checkbox" checked disabled aria-label="Done"> booked the exam')
    expect(html).toContain('<input type="checkbox" disabled aria-label="To do"> paid for it')
  })
  it('footnotes are kept, with ids of their own text and links that lead', async () => {
    const texts = [read('footnote'), 'One[^1], again[^1], other[^n]\n\n[^1]: a\n\n[^n]: b `@c`', 'A[^1]\n\n[^1]: <b>']
    const html = (await Promise.all(texts.map((text, n) => htmlOf(text, `post${n}`)))).join('')
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const led = [...html.matchAll(/ (?:href="#|aria-describedby=")([^"]+)"/g)].map(([, id]) => id)
    expect(led.length).toBeGreaterThan(9)
    for (const id of led) expect(ids).toContain(id)
    expect(textOf(html)).toContain('Footnote of the first post')
  })
  it('each block takes the direction of its own words', async () => {
    const html = await htmlOf(`${read('rtl')}\n\n### h\n\n| a |\n|---|\n| b |\n\n\`\`\`\nc\n\`\`\``)
    const blocks = html.match(/<(p|ul|ol|li|blockquote|h\d|table|th|td|pre)\b[^>]*>/g)!
    expect(blocks.length).toBeGreaterThan(9)
    for (const block of blocks) expect(block).toContain(' dir="auto"')
  })
})

describe('mentions', () => {
  const people = { ines: '/members/ines', teun: '/members/teun', wanjiru: '/members/wanjiru' }

  it('call nobody from code of any kind or from behind an escape, and leave the code as it is', () => {
    const { html, mentions } = render({ source: read('mention-in-code'), people })
    expect(mentions).toEqual([])
    expect(html).not.toContain('<a ')
    expect(html).toContain('<code>@ines in a tilde fence\n</code>')
    expect(html).toContain('<code>multi @ines line</code>')
  })
  it.each([
    'mail ines@ines.org or <ines@ines.org>',
    'https://ines.org/@ines and <https://ines.org/@ines>',
    '[@ines](/x) [a](/@ines "@ines") [@ines][r]\n\n[r]: /y',
    '&#64;ines',
    'é@ines a@ines @ines_x @@ines',
    '<a title="@ines">',
    '![@ines](/x)',
    '\\@ines',
  ])('there are none in %s', (source) => {
    const { html, mentions } = render({ source, people })
    expect(mentions).toEqual([])
    expect(html).not.toContain('/members/')
  })
  it('are handles after an @, each once, in words, quotes, lists, tables and emphasis', () => {
    const source = '> (@Ines), **@teun**: @wanjiru- @ines.\n\n- @teun\n\n| a |\n|---|\n| @mara-osei |'
    const { html, mentions } = render({ source, people })
    expect(mentions).toEqual(['ines', 'teun', 'wanjiru', 'mara-osei'])
    expect(html).toContain('<a href="/members/ines" rel="nofollow ugc noopener">@Ines</a>')
    expect(html).toContain('>@mara-osei</td>')
  })
})

describe('no text holds the hall', () => {
  const shapes = ['>'.repeat(4000), '1. '.repeat(2666), '- '.repeat(2000) + 'x', nestedList(), '*a_ '.repeat(5000)]
  shapes.push('['.repeat(20_000), '![['.repeat(6000), ']'.repeat(20_000), '<!--a'.repeat(4000), wideTable())
  shapes.push('a\n-\n'.repeat(5000), '> a\n\n'.repeat(3000), `${'>'.repeat(20)} a\n`.repeat(900) + ' b\n'.repeat(900))

  it.each(shapes.map((text) => [text.slice(0, 20), text]))(
    'refuses %j … in a sentence, not after a minute',
    async (_, text) => {
      const { result, held } = await holding(() =>
        renderMarkdown({ source: text }, { field: 'body', what: 'Your reply' }),
      )
      expect(result).toMatchObject({ ok: false, problem: { kind: 'invalid', field: 'body' } })
      expect(result.ok || result.problem.reason).toMatch(/^Your reply has .+\. Take some of it out\.$/)
      expect(held).toBeLessThan(250)
    },
  )
  const filled = (unit: string, head = '') => head + unit.repeat((19_900 - head.length) / unit.length)
  const swollen = {
    calls: filled('[^a]') + '\n\n[^a]: hi',
    'calls within a note': filled('[^a]', '[^a]\n\n[^a]: '),
    'notes that name each other':
      Array.from({ length: 400 }, (_, n) => `[^${n}]: [^${(n + 1) % 400}][^${(n + 7) % 400}]`).join('\n\n') +
      '\n\n[^0]',
    tables: filled('a|b\n-|-\n\n'),
    references: filled('[a]', '[a]: /x\n\n'),
    'references to a long address': filled('[a]\n', `[a]: /${'x'.repeat(9000)}\n\n`),
    'a long address on lines of its own': filled('[a]\n', `[a\nb]:\n/${'x'.repeat(9000)}\n\n`),
    'changes of the mark': filled('1) a\n2. b\n'),
    items: filled('- a\n'),
    'items and changes': filled('- a\n* b\n'),
    'lists in lists': filled('- - - a\n'),
    'lazy lines': filled('> a\nb\n'),
    'openings of links': filled('[a](b "'),
    'links that do not end': filled('[a](b ('),
    'pipes in a row': filled('|', '|a|\n|-|\n|'),
    addresses: filled('www.a '),
    paragraphs: filled('a\n\n'),
  }

  it.each(Object.entries(swollen))(
    'refuses what would swell or take long, and reads in no time what is within: %s',
    async (_, text) => {
      expect(await renderMarkdown({ source: text })).toMatchObject({ ok: false, problem: { kind: 'invalid' } })
      const within = longestWithin(text)
      expect(leastTime(() => render({ source: within }), SLOW)).toBeLessThan(SLOW)
    },
  )
  it('comes out in proportion to what went in, also where it is stored already', { timeout: 120_000 }, async () => {
    for (const text of Object.values(swollen)) {
      for (const source of [text, longestWithin(text), text.slice(0, 500)]) {
        const [stored] = await renderAll([{ source, key: 'c'.repeat(24) }])
        expect(stored!.length).toBeLessThanOrEqual(20_000 + 8 * source.length)
        const read = await renderMarkdown({ source, key: 'c'.repeat(24) })
        expect(read.ok ? read.value.html.length : 0).toBeLessThanOrEqual(20_000 + 8 * source.length)
      }
    }
  })
  it.each([
    ['links', (n: number) => `- [Router ${n}](https://example.org/r/${n})\n`],
    ['addresses', (n: number) => `- https://example.org/${n}\n`],
    ['tasks', (n: number) => `- [${n % 2 ? 'x' : ' '}] buy milk ${n}\n`],
    ['steps', (n: number) => `${n + 1}. do this\n`],
    ['code', (n: number) => `Do this:\n\n\`\`\`sh\nls -l ${n}\n\`\`\`\n\n`],
    ['mentions', (n: number) => `@worker-${n} will bring cake. `],
    ['quotes', (n: number) => `> they said so, and at\nsome length ${n}\n\n`],
    ['notes', (n: number) => `Some words with a note[^${n}].\n\n[^${n}]: The note itself, short.\n\n`],
    ['references', (n: number) => `See [this][r${n}].\n\n[r${n}]: https://example.org/${n}\n\n`],
    ['headings', (n: number) => `## Heading ${n}\n\nWords of it.\n\n`],
    ['a log', (n: number) => `[2026-11-30] [info] up ${n}\n`],
    ['a table', (n: number) => (n ? `| ${n} | yes, at ten | a place |\n` : '| a | b | c |\n|-|-|-|\n')],
  ])('shows the longest honest text of %s', { timeout: 60_000 }, async (_, part) => {
    let source = ''
    for (let n = 0; source.length < 19_900 && n < 660; n++) source += part(n)
    expect(await renderMarkdown({ source, key: 'c'.repeat(24) })).toMatchObject({ ok: true })
  })
  it('shows what people write, however they quote and nest it', async () => {
    const words = [
      `${'>'.repeat(12)} an old mail`,
      '- a\n  - b\n    - c\n      - d\n        - e',
      '* * *\n\n- - - - - - - - - - - - - - - - - - - - - - - - - - -',
      '```\n' + '>'.repeat(60) + '\n```',
      '~~~\n' + '- '.repeat(60) + 'x\n~~~',
      'show_running_config '.repeat(900),
      '[2026-11-30] [info] up\n'.repeat(400),
      `| a | b | c |\n|---|---|---|\n${'| **x** | [y](/z) | `w` |\n'.repeat(200)}`,
      `${'A sentence with *stress* and [a link](https://example.org). '.repeat(300)}`.slice(0, 6000),
    ]
    for (const source of words) expect(tooTangled(source)).toBeNull()
  })
  it('long texts are read apart, in their order, and come out as short ones do', { timeout: 120_000 }, async () => {
    const long = Array.from({ length: 300 }, (_, n) => `Paragraph ${n} with *stress*.`)
    const html = await renderAll([...long, long.join('\n\n')].map((source) => ({ source })))
    expect(html.slice(0, -1).join('\n')).toBe(html.at(-1))
    expect(await htmlOf(long.join('\n\n'))).toBe(html.at(-1))
  })
  it('words from elsewhere that are too tangled are shown as the plain text they are', async () => {
    const shown = `<p dir="auto" class="as-written">${'>'.repeat(4000)}</p>`
    expect(await renderOrShow({ source: '>'.repeat(4000) })).toBe(shown)
    expect(await renderAll([{ source: 'fine' }, { source: '>'.repeat(4000) }])).toEqual([
      '<p dir="auto">fine</p>',
      shown,
    ])
  })
  it('is looked through in no time, whatever is written at any length', () => {
    fc.assert(
      fc.property(fc.constantFrom(4000, 20_000, 100_000).chain(hostileMarkdown), (text) => {
        expect(leastTime(() => tooTangled(text))).toBeLessThan(250)
      }),
      { numRuns: 150 },
    )
  })
  it('is read at once only where that is a moment', () => {
    fc.assert(
      fc.property(hostileMarkdown(500), (source) => {
        if (tooTangled(source)) return
        expect(leastTime(() => render({ source }))).toBeLessThan(250)
      }),
      { numRuns: 100 },
    )
  })
  it('never keeps the thread that answers requests, and ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(600, 4000, 20_000).chain(hostileMarkdown), async (source) => {
        const { held } = await holding(() => renderMarkdown({ source }))
        expect(held).toBeLessThan(250)
      }),
      { numRuns: 15 },
    )
  }, 180_000)
})

async function htmlOf(source: string, key?: string): Promise<string> {
  const rendered = await renderMarkdown({ source, key })
  if (!rendered.ok) throw new Error(rendered.problem.reason)
  return rendered.value.html
}

function textOf(html: string): string {
  const signs: Record<string, string> = { '&#x3C;': '<', '&#x26;': '&' }
  return html.replace(/<[^>]*>/g, '').replace(/&#x3C;|&#x26;/g, (sign) => signs[sign]!)
}

function read(name: string): string {
  return readFileSync(`test/cases/markdown/${name}.md`, 'utf8')
}

/** The least of three processor times, in milliseconds: what the work takes when nothing else comes between. */
function leastTime(work: () => void, enough = 100): number {
  let least = Infinity
  for (let n = 0; n < 3 && least >= enough; n++) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

/** For how long the event loop of this thread was busy, in milliseconds; the least of three tries. */
async function holding<T>(work: () => Promise<T>): Promise<{ result: T; held: number }> {
  let held = Infinity
  for (let n = 0; ; n++) {
    await new Promise((resolve) => setImmediate(resolve))
    const before = performance.eventLoopUtilization()
    const result = await work()
    held = Math.min(held, performance.eventLoopUtilization(before).active)
    if (held < 100 || n === 2) return { result, held }
  }
}

/** As much of a text, from its beginning, as the bounds let through. */
function longestWithin(text: string): string {
  let [within, beyond] = [0, text.length]
  while (beyond - within > 20) {
    const middle = (within + beyond) >> 1
    if (tooTangled(text.slice(0, middle))) beyond = middle
    else within = middle
  }
  return text.slice(0, within)
}

function nestedList(): string {
  return Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- a\nlazy\n`).join('')
}

function wideTable(): string {
  return `${'|'.repeat(2000)}\n${'|-'.repeat(2000)}|\n${'a\n'.repeat(3000)}`
}
