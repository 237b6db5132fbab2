import { expect, test } from 'vitest'
import { readCsv, writeCsv } from './csv.ts'

test('what is written is read back the same', () => {
  const rows = [
    ['handle', 'name'],
    ['ana', 'Ana "the lamp", née Müller'],
    ['ben', 'two\nlines'],
    ['cy', ''],
  ]
  expect(readCsv(writeCsv(rows), 9).rows.map(({ cells }) => cells)).toEqual(rows)
})

test('lines are counted where they start, over line ends in quotes and blank lines', () => {
  expect(readCsv('a,b\n"x\ny",1\n\nz,2\n', 9).rows.map(({ line }) => line)).toEqual([1, 2, 5])
})

test('a cell that a spreadsheet would run is written as text', () => {
  expect(writeCsv([['=1+1', '@sum', 'fine']])).toBe("'=1+1,'@sum,fine\r\n")
})

test.each([
  ['a,b\n"x', 2, 'a quote opens here and never closes'],
  ['a,b\n"x"y,1', 2, 'text follows a closing quote'],
  ['a,b\nx"y,1', 2, 'a quote stands inside a cell that is not quoted'],
])('a quote out of place is named with its line', (text, line, problem) => {
  expect(readCsv(text, 9).problems).toEqual([{ line, field: '', problem }])
})

test('line ends in a cell of a file from Windows do not move the lines behind it', () => {
  expect(readCsv('a\r\n"x\r\ny"\r\nz\r\n', 9).rows).toEqual([
    { line: 1, cells: ['a'] },
    { line: 2, cells: ['x\ny'] },
    { line: 4, cells: ['z'] },
  ])
})

test('no more is read than asked for, and no record of more than a million characters', () => {
  expect(readCsv('a\nb\nc\n', 2).rows).toHaveLength(2)
  expect(readCsv(`a\n"${'x'.repeat(1_100_000)}`, 9).problems).toEqual([
    { line: 2, field: '', problem: 'a record is longer than a million characters' },
  ])
})
