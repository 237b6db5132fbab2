import { describe, expect, it } from 'vitest'

import { foldSkill, withoutVersion } from './fold.ts'
import { Normaliser } from './normaliser.ts'
import type { VocabularySkill } from './vocabulary.ts'

const skill = (label: string, popularity: number, ...aliases: string[]): VocabularySkill => ({
  slug: label.toLowerCase(),
  label,
  group: '',
  aliases,
  popularity,
})
const normaliser = new Normaliser({
  skills: [
    skill('Python', 900, 'py'),
    skill('C++', 500, 'cpp'),
    skill('Node.js', 700),
    skill('User interface design', 300),
    skill('Kubernetes', 400, 'k8s'),
    skill('Bookkeeping', 300),
    skill('Windows 10', 100),
    skill('Windows', 800),
    skill('Networking', 600),
  ],
  certifications: [
    {
      slug: 'ccna',
      label: 'CCNA',
      aliases: ['cisco ccna'],
      retired: false,
      successor: undefined,
      skills: [{ slug: 'networking', weight: 0.9 }],
    },
  ],
  adjacency: [],
})

describe('a raw skill', () => {
  it.each([
    ['  PYTHON ', 'Python', 'label'],
    ['py', 'Python', 'alias'],
    ['Python 3.11', 'Python', 'version'],
    ['c++', 'C++', 'label'],
    ['nodejs', 'Node.js', 'spelling'],
    ['ccna', 'Networking', 'certification'],
    ['windows 10', 'Windows 10', 'label'],
    ['kuberntes', 'Kubernetes', 'similar'],
  ])('"%s" is %s by the rule %s', (input, label, rule) => {
    expect(normaliser.normalise(input)).toMatchObject({ input, skill: label, rule })
  })

  it('keeps versions apart where the vocabulary does', () => {
    expect(normaliser.normalise('windows 11').rule).not.toBe('version')
  })

  it('stays a free tag, with nothing dropped, when no skill resembles it', () => {
    expect(normaliser.normalise('zzgrmpf')).toMatchObject({ input: 'zzgrmpf', skill: null, rule: 'free' })
    expect(normaliser.normalise('')).toEqual({
      input: '',
      skill: null,
      slug: null,
      confidence: 0,
      rule: 'free',
      suggestions: [],
    })
  })
})

describe('folding', () => {
  it('keeps plus, hash and inner dots and drops the rest', () => {
    expect(foldSkill('  Ｃ＃ / .NET – "Core"! ')).toBe('c# .net core')
    expect(foldSkill('Café & Bar')).toBe('cafe and bar')
  })

  it('strips versions and leaves years and names alone', () => {
    expect(withoutVersion('angular v2')).toBe('angular')
    expect(withoutVersion('python 3.x')).toBe('python')
    expect(withoutVersion('html5')).toBe('html5')
  })
})
