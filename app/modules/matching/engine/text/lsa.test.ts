import { describe, expect, it } from 'vitest'

import { fitModel } from '../fit.ts'
import { decodeModel, encodeModel } from '../model.ts'
import { TextSpace } from './lsa.ts'
import { sparseRows } from './sparse.ts'
import { stem } from './stem.ts'
import { rightSingular } from './svd.ts'
import { textTerms } from './terms.ts'
import { stemsOf } from './tokenise.ts'

const documents = [
  ['plumber', 'Installs pipes and repairs leaking taps'],
  ['pipe fitter', 'Fits pipes, joins pipes and tests them for leaks'],
  ['bookkeeper', 'Keeps ledgers, books invoices and files taxes'],
  ['tax adviser', 'Advises on taxes and reads ledgers and invoices'],
  ['gardener', 'Plants trees, cuts hedges and waters lawns'],
  ['forester', 'Plants and cuts trees and counts them'],
].map(([headline = '', bio = ''], at) => ({ id: `d${at}`, headline, bio, skills: [`tool ${at % 2}`] }))

describe('the text space', () => {
  const model = fitModel(documents, { dimensions: 3 })
  const space = new TextSpace(model.text)
  const place = (text: string) => space.embed(space.weigh(textTerms(text)))!
  const closeness = (a: string, b: string) => place(a).reduce((sum, value, j) => sum + value * place(b)[j]!, 0)

  it('brings texts of one trade together that share no word', () => {
    expect(closeness('leaking taps', 'pipes')).toBeGreaterThan(closeness('leaking taps', 'ledgers') + 0.3)
  })

  it('is the same for the same documents in another order, through a file and back', () => {
    const again = fitModel([...documents].reverse(), { dimensions: 3 })
    expect(encodeModel(again)).toBe(encodeModel(model))
    expect(encodeModel(decodeModel(encodeModel(model)))).toBe(encodeModel(model))
  })

  it('refuses a damaged model with a sentence', () => {
    expect(() => decodeModel('{}')).toThrow(/expected a model of format/)
    expect(() => decodeModel(encodeModel(model).replace('"k":3', '"k":4'))).toThrow(/damaged model/)
  })
})

describe('the singular value decomposition', () => {
  it('finds the values of a diagonal matrix, falling', () => {
    const matrix = sparseRows(3, [[[0, 1]], [[1, 3]], [[2, 2]]])
    const { values } = rightSingular(matrix, 3)
    expect([...values].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([3, 2, 1])
  })
})

describe('words', () => {
  it.each([
    ['caresses', 'caress'],
    ['ponies', 'poni'],
    ['agreed', 'agre'],
    ['hopping', 'hop'],
    ['filing', 'file'],
    ['happy', 'happi'],
    ['relational', 'relat'],
    ['generalizations', 'gener'],
    ['controlling', 'control'],
    ['c++', 'c++'],
  ])('"%s" has the stem "%s"', (word, expected) => {
    expect(stem(word)).toBe(expected)
  })

  it('keeps signs that are part of a name and leaves stop words out', () => {
    expect(stemsOf('The C++ and .NET of Node.js, with C#')).toEqual(['c++', '.net', 'node.js', 'c#'])
  })
})
