import { expect, test } from 'vitest'
import { handoffScript } from './handoff.server.ts'

const words = `<p>${'What somebody wrote, "with quotes" and a \\ backslash. '.repeat(5)}</p>`

/** Runs the script as a browser would, with a page that shows `shown`, and answers what Remix receives. */
function received(script: string, shown: string[]): string {
  const code = /^<script nonce="n">([\s\S]*)<\/script>$/.exec(script)![1]!
  let handed = ''
  const streamController = { enqueue: (text: string) => (handed += text), close: () => (handed += '.') }
  const document = { querySelectorAll: () => shown.map((innerHTML) => ({ innerHTML })) }
  new Function('window', 'document', code)({ __remixContext: { streamController } }, document)
  return handed
}

test('words that the page shows are sent once, and the browser has the same data', () => {
  const data = JSON.stringify(['title', words, 'it’s', 7])
  const page = `<main><div class="prose">other</div><div class="prose note">${words}</div></main>`
  const script = handoffScript(data, page, 'n')
  expect(script).not.toContain('somebody wrote')
  expect(received(script, ['other', words])).toBe(`${data}.`)
})

test('words that stand on the page otherwise than in the data are sent along', () => {
  const data = JSON.stringify([words])
  for (const page of ['', `<div class="prose">${words}more</div>`, `<p>${words}</p>`]) {
    expect(received(handoffScript(data, page, 'n'), [])).toBe(`${data}.`)
  }
})

test('nothing in the data ends the script or its text early', () => {
  const data = JSON.stringify(["</script><script>alert('1')</script>", '\u2028', "'", '\\', '<!--', "'+w(0)+'", '\0'])
  const script = handoffScript(data, '', 'n')
  expect(script.match(/<\/script/g)).toHaveLength(1)
  expect(script).not.toContain('<!--')
  expect(received(script, [])).toBe(`${data}.`)
})
