import { expect, test } from 'vitest'
import { renderMarkdown } from './markdown.server.ts'

const vectors = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
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
]

test.each(vectors)('is inert: %s', (vector) => {
  const html = renderMarkdown(vector)
  const tags = html.match(/<[^>]*>/g) ?? []
  expect(html).not.toMatch(/<(script|img|svg|iframe|math|style|form|input)\b/i)
  for (const tag of tags) expect(tag).not.toMatch(/\son\w+\s*=|\sstyle=|javascript:|data:|vbscript:/i)
})

test('what people use is kept: lists, code, tables, quotes, links', () => {
  const html = renderMarkdown(
    '1. one\n\n```\nsh ip route\n```\n\n> said\n\n| a |\n|---|\n| b |\n\n~~old~~ https://example.org',
  )
  for (const tag of ['<ol>', '<pre><code>', '<blockquote>', '<table>', '<del>']) expect(html).toContain(tag)
  expect(html).toContain('<a href="https://example.org" rel="nofollow ugc noopener">')
})

test('headings in a post stay below those of the page', () => {
  expect(renderMarkdown('# Big\n\n#### Small')).toBe('<h3>Big</h3>\n<h6>Small</h6>')
})
