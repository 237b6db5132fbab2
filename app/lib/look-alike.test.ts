import { expect, test } from 'vitest'
import { lookOf, soundsLikeStaff } from './look-alike.ts'

test('names that are taken for each other look the same', () => {
  for (const [one, other] of [
    ['Anna Schmidt', 'Аnnа Sсhmіdt'],
    ['Anna Schmidt', 'anna  SCHMIDT.'],
    ['Anna Schmidt', 'Anna Schrnidt'],
    ['Ian Lill', 'lan LiII'],
    ['Paul', 'Ρaul'],
    ['Oona', '0ona'],
    ['Anna', 'An\u200bna\u{e0041}'],
    ['\u00c5nna', 'A\u030anna'],
    ['Bill', 'B1ll'],
    ['Inês Caldeira', 'Ines Caldeira'],
    ['Inês Caldeira', 'Inês Caldeíra'],
    ['Inês Caldeira', 'Inês Caldeira\u0335'],
    ['Inês Caldeira', 'Caldeira, Inês'],
    ['Inês Caldeira', 'InesCaldeira'],
    ['Inês Caldeira', 'CaldeiraInes'],
    ['Ana Maria da Costa', 'Costa da Ana Maria'],
    ['Søren Åberg', 'Soren Aberg'],
    ['Фёдор Достойный', 'Федор Достоиныи'],
    ['Ἀνδρέας', 'Ανδρεας'],
  ])
    expect(lookOf(one!)).toBe(lookOf(other!))
})

test('names that differ look different', () => {
  const names = [
    'Anna',
    'Hanna',
    'Dana',
    'Nada',
    'Otto',
    'محمد',
    'محمود',
    '李',
    '王',
    'สมชาย',
    'मैथिली',
    'मथल',
    'ガガ',
    'カカ',
    '🙂',
    '🙃',
  ]
  expect(new Set(names.map(lookOf)).size).toBe(names.length)
})

test('a long name is looked at in no time', () => {
  const started = process.cpuUsage()
  lookOf('m'.repeat(5000))
  expect(process.cpuUsage(started).user).toBeLessThan(500_000)
})

test('names that sound like those who run the hall are known, in any spelling', () => {
  for (const name of [
    'Guildhall team',
    'GuiIdhaII',
    'Moderator',
    'Mödératör',
    'TheTeam',
    'Мoderаtor',
    'Admin',
    'Anna (Admin)',
    'Support',
    'A former member',
  ])
    expect(soundsLikeStaff(name)).toBe(true)
  for (const name of ['Anna Schmidt', 'Moderata Fonte', 'Ada Minh', 'Tom Support', 'Staffan Berg', 'Teamu Oy', 'محمد'])
    expect(soundsLikeStaff(name)).toBe(false)
})
