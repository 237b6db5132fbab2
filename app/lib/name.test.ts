import { expect, test } from 'vitest'
import { canBeRead, cleanName, nameLine } from './name.ts'

test('names of every script stay as they are written', () => {
  for (const name of [
    'Mara Osei',
    'Nguyễn Thị Minh Khai',
    'Ó Súilleabháin',
    'محمد بن عبد الله',
    'می\u200cنا رضایی',
    'मैथिली शरण गुप्त',
    'क्\u200dषमा',
    'র\u200d্যাব',
    'ශ්\u200dරී ලංකා',
    'അവന്\u200d',
    'สมชาย เก้าหน้า',
    '李小龍',
    '김유나',
    'שָׁלוֹם עֲלֵיכֶם',
    'ང་ཡང་བོད་པ',
    'Anna 👩\u200d👩\u200d👧 ❤️',
    'Kwabena 🏴󠁧󠁢󠁳󠁣󠁴󠁿',
    'X Æ A-12',
    'O’Brien-Ångström',
  ])
    expect(cleanName(name)).toBe(name.normalize('NFC'))
})

test('one form for each character, and single blanks', () => {
  expect(cleanName('Ａｎｎａ\u3000\u00a0 Schmidt')).toBe('Anna Schmidt')
  expect(cleanName('𝓐𝓷𝓷𝓪 ﬁ')).toBe('Anna fi')
  expect(cleanName('A\u030anna')).toBe('\u00c5nna')
  expect(cleanName('  Anna\t\n\u2028Schmidt  ')).toBe('Anna Schmidt')
})

test('what is not seen is not in a name', () => {
  const unseen = [
    ...['\u0000', '\u0007', '\u007f', '\u00ad', '\u034f', '\u061c', '\u115f', '\u1160', '\u17b4', '\u180b', '\u180e'],
    ...[
      '\u200b',
      '\u200c',
      '\u200d',
      '\u200e',
      '\u200f',
      '\u202a',
      '\u202e',
      '\u2060',
      '\u2063',
      '\u2066',
      '\u2069',
      '\u206a',
    ],
    ...['\u3164', '\ufe00', '\ufe0f', '\ufeff', '\uffa0', '\ufff9', '\ufffc', '\ufffd', '\ue000', '\ud800', '\u0378'],
    ...['\u{1d173}', '\u{e0001}', '\u{e0041}', '\u{e007f}', '\u{e0100}', '\u{f0000}', '\u{10ffff}', '\u20dd'],
  ]
  for (const one of unseen) {
    expect(cleanName(`An${one}na`)).toBe('Anna')
    expect(cleanName(`${one}Anna${one}`)).toBe('Anna')
    expect(canBeRead(cleanName(one + one))).toBe(false)
  }
  expect(cleanName('An\u2800na')).toBe('An na')
})

test('joiners are gone where no script needs them', () => {
  expect(cleanName('را\u200cه')).toBe('راه')
  expect(cleanName('مینا\u200c')).toBe('مینا')
  expect(cleanName('می\u200c\u200cنا')).toBe('مینا')
  expect(cleanName('क\u200dख')).toBe('कख')
  expect(cleanName('👩\u200d')).toBe('👩')
})

test('marks are not piled up', () => {
  const pile = '\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308'
  expect(cleanName(`A${pile.repeat(20)}nna`).length).toBeLessThanOrEqual(6)
  expect(cleanName(`\u0301Anna`)).toBe('Anna')
  expect(cleanName(`ก${'\u0e49'.repeat(30)}`)).toBe('ก\u0e49')
})

test('cleaning twice changes nothing more', () => {
  for (const name of [
    'ﷺ',
    'A\u0300\u0300\u0300',
    'ᄀ\u1160',
    '\u200dक्\u200d',
    'ﾡ',
    '1\u20e3',
    'e\u0301\u0301\u200b\u0301',
  ])
    expect(cleanName(cleanName(name))).toBe(cleanName(name))
})

test('the field refuses a name without anything to read, and keeps its bounds', () => {
  const field = nameLine('Your name', { max: 10 })
  expect(field.parse(' \u200bAnna\u202e ')).toBe('Anna')
  for (const nothing of ['', '  ', '\u200b', '\u3164', '\u2800', '---', '🙂', '\u0301'])
    expect(field.safeParse(nothing).success).toBe(false)
  expect(field.safeParse('ﷺ').success).toBe(false)
  expect(field.safeParse('a'.repeat(11)).success).toBe(false)
})
