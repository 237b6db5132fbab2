import { expect, test } from 'vitest'
import { readImport } from './import-lines.ts'

test('each bad line is named with its field, and nothing of the file counts', () => {
  const text = 'handle,role,capacity,open\nana,mentor,0,yes\n,mentee,1,no\nben,friend,1,maybe\n'
  const { value, problems } = readImport('people', text)
  expect(value).toBeNull()
  expect(problems).toEqual([
    { line: 2, field: 'capacity', problem: 'must be a whole number from 1 to 50' },
    { line: 3, field: 'handle', problem: 'is missing' },
    { line: 4, field: 'role', problem: 'must be mentee or mentor' },
    { line: 4, field: 'open', problem: 'must be yes or no' },
  ])
})

test('a missing column is named', () => {
  expect(readImport('wishes', 'handle,role,rank\n').problems).toEqual([
    { line: 1, field: 'wish', problem: 'this column is missing' },
  ])
})

test('an empty file says so', () => {
  expect(readImport('rules', ' \n').problems).toEqual([{ line: 1, field: '', problem: 'the file is empty' }])
})

test('columns stand in any order, extra ones are passed over, and handles may carry their sign', () => {
  const { value } = readImport('rules', 'note,rule,mentor,mentee\nx,pin,@Tom,ana\n')
  expect(value).toEqual({ part: 'rules', lines: [{ line: 2, mentee: 'ana', mentor: 'tom', rule: 'pin' }] })
})
