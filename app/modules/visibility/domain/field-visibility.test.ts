import { expect, test } from 'vitest'
import { audienceOf, maySeeField, type Audience, type Relation } from './field-visibility.ts'

test('each audience lets in exactly whom it names', () => {
  const table: Record<Audience, Relation[]> = {
    public: ['self', 'contact', 'member', 'visitor'],
    members: ['self', 'contact', 'member'],
    contacts: ['self', 'contact'],
    me: ['self'],
  }
  for (const [audience, allowed] of Object.entries(table)) {
    for (const relation of ['self', 'contact', 'member', 'visitor'] as const) {
      expect(maySeeField(audience as Audience, relation), `${audience} / ${relation}`).toBe(allowed.includes(relation))
    }
  }
})

test('what the owner chose wins over the default, whatever the directory says', () => {
  expect(audienceOf('bio', { bio: 'me' }, 'public')).toBe('me')
})

test('goals stay among contacts unless their owner says otherwise', () => {
  expect(audienceOf('goals', {}, 'public')).toBe('contacts')
})

test('nonsense in the stored choice falls back to the default', () => {
  expect(audienceOf('bio', { bio: 'everyone' }, 'members')).toBe('members')
  expect(audienceOf('bio', null, 'members')).toBe('members')
})
