import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CachedMarkup, MarkupCaching } from '#app/components/cached-markup.tsx'
import { cachedMarkup } from './cached-markup.server.ts'

const renders: string[] = []
const noteRender = (name: string) => void renders.push(name)

function Greeting({ name, unread }: { name: string; unread?: number }) {
  noteRender(name)
  return (
    <>
      <b>{name}</b>, {unread ?? 0} unread
    </>
  )
}

const page = (of: { name: string; unread?: number }, keeps: boolean) =>
  renderToString(
    <MarkupCaching.Provider value={keeps ? cachedMarkup : null}>
      <CachedMarkup as="li" className="row" inside={Greeting} of={of} />
    </MarkupCaching.Provider>,
  )

test('what is kept is byte for byte what would be made anew', () => {
  for (const of of [{ name: 'A & B', unread: 2 }, { name: '<i>' }]) {
    expect(page(of, true), 'React writes markup differently inside of a page: see docs/internals.md').toBe(
      page(of, false),
    )
  }
})

test('the same is made once, and anything else about the person makes it anew', () => {
  page({ name: 'Ada', unread: 1 }, true)
  const before = renders.length
  page({ name: 'Ada', unread: 1 }, true)
  expect(renders).toHaveLength(before)
  expect(page({ name: 'Ada', unread: 3 }, true)).toContain('3<!-- --> unread')
  expect(page({ name: 'Bea', unread: 1 }, true)).toContain('Bea')
  expect(renders).toHaveLength(before + 2)
})

test('two components with the same props are not mistaken for one another', () => {
  const Shout = ({ name }: { name: string }) => <b>{name.toUpperCase()}</b>
  const Whisper = ({ name }: { name: string }) => <i>{name}</i>
  expect(cachedMarkup(Shout, { name: 'ada' })).toBe('<b>ADA</b>')
  expect(cachedMarkup(Whisper, { name: 'ada' })).toBe('<i>ada</i>')
})
