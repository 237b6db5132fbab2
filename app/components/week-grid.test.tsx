import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { WeekGrid } from './week-grid.tsx'

function rowsOf(value: readonly string[]): number {
  const page = renderToStaticMarkup(<WeekGrid value={value} zoneLabel="Leeds time" from={8} until={20} />)
  return page.match(/<th scope="row">/g)!.length
}

test('hours outside of the rows stretch the grid', () => {
  expect(rowsOf(['mon-9'])).toBe(12)
  expect(rowsOf(['mon-6', 'tue-22'])).toBe(17)
})

test('what was sent but is no hour leaves the grid as it is', () => {
  expect(rowsOf(['-271821-04-20T00:00:00.000Z', 'mon--99999999', 'mon-1e9', ''])).toBe(12)
})
