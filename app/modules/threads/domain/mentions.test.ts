import { describe, expect, it } from 'vitest'
import { linkMentions, mentionedHandles } from './mentions.ts'

describe('mentions', () => {
  it('are handles after an @, each once and lower-case', () => {
    expect(mentionedHandles('@Mara-Osei and @dale, (@dale) said @kofi.')).toEqual(['mara-osei', 'dale', 'kofi'])
  })
  it('are not found in code, links, addresses or mail', () => {
    const body = '`@code` mail me@example.org https://x.org/@web [@link](/x) \n```\n@fence\n```\n <a@b.org>'
    expect(mentionedHandles(body)).toEqual([])
  })
  it('stop at twenty, so that nobody calls in a whole town', () => {
    const body = Array.from({ length: 40 }, (_, n) => `@person-${n}`).join(' ')
    expect(mentionedHandles(body)).toHaveLength(20)
  })
  it('become links for those who exist, and stay words for the others', () => {
    const linked = linkMentions('Hi @Mara, `@mara` and @nobody', new Set(['mara']), (handle) => `/members/${handle}`)
    expect(linked).toBe('Hi [@Mara](/members/mara), `@mara` and @nobody')
  })
})
