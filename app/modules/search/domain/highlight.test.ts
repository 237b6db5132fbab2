import { expect, test } from 'vitest'
import { countMarked, markAll, markBest, spelling } from './highlight.ts'

const subnet = { typed: 'subneting', stems: ['subnet'] }
const marked = (pieces: { text: string; hit: boolean }[]) => pieces.filter(({ hit }) => hit).map(({ text }) => text)

test('every form of a word is marked', () => {
  expect(marked(markAll('Subnetting lab: bring your subnets', [subnet]))).toEqual(['Subnetting', 'subnets'])
})

test('a misspelt word marks what it was meant to be, where nothing else matches', () => {
  expect(marked(markAll('Kubernetes on a laptop', [{ typed: 'kubernets', stems: ['kubernet'] }]))).toEqual([
    'Kubernetes',
  ])
  expect(marked(markAll('Kubernetes on a laptop', [{ typed: 'kuberentes', stems: ['kuberent'] }]))).toEqual([
    'Kubernetes',
  ])
})

test('the pieces put together are the text, whatever is in it', () => {
  const text = 'a <b>bold</b> & "quoted" word 👩‍💻 naïve'
  const pieces = markAll(text, [
    { typed: 'bold', stems: ['bold'] },
    { typed: 'naive', stems: ['naiv'] },
  ])
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(marked(pieces)).toEqual(['bold', 'naïve'])
})

test('a long text is cut where most of the words stand together', () => {
  const text = `subnet ${'filler '.repeat(80)}saturday subnet ${'filler '.repeat(80)}`
  const pieces = markBest(text, [subnet, { typed: 'saturday', stems: ['saturday'] }], 120)
  expect(marked(pieces)).toEqual(['saturday', 'subnet'])
  expect(pieces[0]!.text).toBe('… ')
  expect(pieces.at(-1)!.text).toBe(' …')
})

test('the corrected spelling is a word of the text itself', () => {
  expect(spelling('A Subnetting lab', { typed: 'subnetitng', stems: ['subnetting'] })).toBe('Subnetting')
  expect(spelling('A subneting lab', subnet)).toBeNull()
  expect(spelling('Nothing alike', { typed: 'kubernetes', stems: ['kubernet'] })).toBeNull()
})

test('markers are counted once each', () => {
  expect(countMarked('saturday saturday', [{ typed: 'saturday', stems: ['saturday'] }, subnet])).toBe(1)
})
