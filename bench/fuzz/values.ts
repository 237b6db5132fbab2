import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Field } from './read-page.ts'

/** Something that a field was not made for. `fits` keeps what only means something to some fields from the others. */
export type Value = { name: string; make: () => string | Buffer; fits?: (field: Field) => boolean }

const isProse = ({ type }: Field) => type === 'textarea'
const isWritten = ({ type }: Field) => ['textarea', 'text', 'search', 'url', 'email'].includes(type)
const isFile = ({ type }: Field) => type === 'file'
const isTime = ({ name, type, value }: Field) =>
  /date|time|At$|On$|from|until|starts|ends|month|day|free|hours|slot/i.test(name + type) ||
  /^\d{4}-\d\d-\d\d/.test(value)
const isRule = ({ name }: Field) => /repeat|rrule|rule/i.test(name)

const plain = (name: string, text: string | Buffer, fits?: Value['fits']): Value => ({ name, make: () => text, fits })

const strings: Value[] = [
  plain('nothing', ''),
  plain('blanks', ' \t\r\n\u00a0\u2003'),
  plain('null byte', 'a\u0000b'),
  plain('lone surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80, 0x62])),
  plain('no UTF-8', Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xf5])),
  plain('bidi marks', '\u202eevil\u2066\u200f'),
  plain('invisible', '\u200b\u00ad\ufeff\u2060\u180e\u{e0041}'),
  plain('control characters', '\u0001\u0007\u001b[31m\u007f\u0085'),
  plain('many marks', 'a' + '\u0301'.repeat(3000)),
  plain('emoji', '👩‍👩‍👧‍👦'.repeat(400)),
  plain('not normalised', 'ﷺ'.repeat(300) + 'ﬃ㎧Ⅷ'),
  plain('10,000 letters', 'a'.repeat(10_000)),
  plain('20,000 letters', 'ab '.repeat(6666)),
  plain('100,000 letters', 'a'.repeat(100_000)),
  plain('1.9 million letters', 'a'.repeat(1_900_000)),
  plain('600,000 euro signs', '€'.repeat(200_000)),
  plain('100,000 blanks', 'a' + ' '.repeat(100_000) + 'b'),
  plain('100,000 line ends', 'a' + '\r\n'.repeat(50_000) + 'b'),
  plain('100,000 commas', ','.repeat(100_000)),
  plain('20,000 words with commas', 'a, b'.repeat(5000)),
  plain('wrong type: object', '{"$gt":""}'),
  plain('wrong type: list', '["a","b"]'),
  plain('wrong type: true', 'true'),
  plain('__proto__', '__proto__'),
  plain('constructor', 'constructor'),
  plain('SQL', `'; drop table members; --`),
  plain('pattern of SQL', '%_\\%'.repeat(500)),
  plain('question of search', `"a" & !( | <-> :* \\ '`.repeat(200)),
  plain('regular expression', '(a+)+$'.repeat(300) + 'a'.repeat(5000) + '!'),
  plain('path', '../../../../etc/passwd'),
  plain('script', '<script>alert(1)</script><img src=x onerror=alert(1)>'),
  plain('format', '%s%n%d{{7*7}}${7*7}'),
  plain('address of mail, long', `${'a'.repeat(5000)}@${'b.'.repeat(3000)}c`),
  plain('addresses of mail', 'a@b.c,'.repeat(3000)),
  plain('header', 'a@b.example\r\nBcc: c@d.example'),
  plain('handles', '@worker '.repeat(5000)),
  plain('id of nobody', '0'.repeat(20)),
  plain('half an id', 'zzz'),
  plain('UUID', '00000000-0000-0000-0000-000000000000'),
]

const numbers: Value[] = [
  '-1',
  '0',
  '1.5',
  '1e309',
  '-1e309',
  'NaN',
  'Infinity',
  '0x10',
  '٣',
  '2147483648',
  '-2147483649',
  '32768',
  '9007199254740993',
  '9223372036854775808',
  '9'.repeat(400),
  '1e-400',
  '+1',
  '1,5',
  '00000000001',
].map((text) => plain(`number ${text.slice(0, 20)}`, text))

const times: Value[] = [
  '2027-02-31',
  '2027-02-31T10:00',
  '2027-13-01T00:00',
  '2027-04-31',
  '0000-00-00',
  '0000-01-01T00:00',
  '0001-01-01',
  '9999-12-31',
  '9999-12-31T23:59',
  '9999-12-31T23:59:59.999Z',
  '10000-01-01T00:00',
  '+275760-09-13T00:00:00.000Z',
  '+275760-09-13',
  '-271821-04-20T00:00:00.000Z',
  '-000001-01-01',
  '2027-03-28T02:30',
  '2027-10-31T02:30',
  '1970-01-01T00:00',
  '1900-01-01',
  '2027-06-30T23:59:60Z',
  '2027-02-29',
  '2027-01-01T24:00',
  '2027-01-01T99:99',
  '2027-W05',
  '2027-01-01T10:00+99:99',
  '99:99',
  '24:00',
  '-1:00',
  '2027-99',
  '9999-12',
  '0000-00',
  '2999-01-01T10:00',
].map((text) => plain(`time ${text}`, text, isTime))

const zones: Value[] = [
  'Mars/Phobos',
  '../../etc/passwd',
  'UTC\u0000',
  'Etc/GMT+99',
  'europe/berlin',
  '+99:99',
  'a'.repeat(60),
].map((text) => plain(`zone ${text.slice(0, 20)}`, text, ({ name }) => /zone/i.test(name)))

const rules: Value[] = [
  'FREQ=SECONDLY',
  'FREQ=MINUTELY;INTERVAL=1',
  'FREQ=HOURLY',
  'FREQ=DAILY;COUNT=100000000',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;UNTIL=99991231T235959Z',
  'FREQ=WEEKLY;COUNT=-1',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;COUNT=500',
  'FREQ=MONTHLY;BYMONTHDAY=31,30,29,28',
  'FREQ=MONTHLY;BYSETPOS=366;BYDAY=MO',
  'FREQ=WEEKLY;BYDAY=MO;INTERVAL=2147483647',
  'FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6;BYMINUTE=0,1,2,3;BYSECOND=0,1,2,3,4',
  `FREQ=DAILY;BYSECOND=${Array.from({ length: 60 }, (_, at) => at)}`,
  'FREQ=NEVER',
  'FREQ=WEEKLY;FREQ=SECONDLY',
  ';;;===',
  'RRULE:FREQ=SECONDLY',
  `FREQ=WEEKLY;BYDAY=${'MO,'.repeat(30_000)}MO`,
  'FREQ=YEARLY;BYWEEKNO=53',
  'FREQ=YEARLY;BYEASTER=0',
  'RSCALE=HEBREW;FREQ=YEARLY',
  'FREQ=DAILY;UNTIL=20270231',
  'DTSTART:00010101T000000Z\nRRULE:FREQ=DAILY',
].map((text) => plain(`rule ${text.slice(0, 40)}`, text, isRule))

const addresses: Value[] = [
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'http://127.0.0.1:1/',
  'http://[::1',
  'http://[::ffff:7f00:1]/',
  'http://0/',
  'http://169.254.169.254/',
  'https://a@b:99999/',
  `https://${'a'.repeat(3000)}.example/`,
  'https://exa\u0000mple.org/',
  '//evil.example',
  '/\\evil.example',
  'https://xn--a.example/',
  'HTTPS://EXAMPLE.ORG:443',
  `https://example.org/${'%'.repeat(500)}`,
].map((text) =>
  plain(`address ${text.slice(0, 30)}`, text, (field) => isWritten(field) || /to$|url|link/i.test(field.name)),
)

const repeated = (text: string, times: number) =>
  plain(`'${text.replaceAll('\n', '\\n').slice(0, 24)}' ${times} times`, text.repeat(times), isProse)

const markdown: Value[] = [
  repeated('>', 4000),
  repeated('1. ', 2666),
  repeated('- ', 4000),
  repeated('> - ', 2000),
  repeated('* ', 9000),
  repeated('>', 40_000),
  repeated('*', 9000),
  repeated('*a_', 3000),
  repeated('_a*', 3000),
  repeated('**a', 3000),
  repeated('***a***', 1400),
  repeated('~~a', 3000),
  repeated('[', 9000),
  repeated('![', 4900),
  repeated('[a](', 2400),
  repeated('[a][', 2400),
  repeated('](', 4900),
  repeated('[^a]', 2400),
  repeated('[a]: b\n', 1400),
  repeated('[^a]: b\n', 1200),
  repeated('`', 9000),
  repeated('`a``', 2400),
  repeated('```\n', 2400),
  repeated('<', 9000),
  repeated('<a>', 3300),
  repeated('<!--', 2400),
  repeated('<![CDATA[', 1000),
  repeated('<a b="', 1600),
  repeated('&', 9000),
  repeated('&#x0;', 1900),
  repeated('\\', 9000),
  repeated('|', 9000),
  repeated('|a', 4900),
  repeated('\n|', 4900),
  repeated('#', 9000),
  repeated('\n\n', 4900),
  repeated('@a', 4900),
  repeated('@worker ', 1200),
  repeated('http://a.b/', 900),
  repeated('www.', 2400),
  repeated('a@b.c ', 1600),
  repeated('https://a.b/(', 700),
  repeated('a.', 4900),
  repeated('$', 9000),
  repeated(':', 9000),
  repeated('\t', 9000),
  repeated('- a\n', 2400),
  repeated('1) a\n\n', 1600),
  repeated('- [ ] a\n', 1200),
  repeated('a\n===\n', 1600),
  repeated('---\n', 2400),
  plain('nested list, 200 deep', Array.from({ length: 130 }, (_, at) => `${' '.repeat(at)}- a`).join('\n'), isProse),
  plain('quotes in lists', Array.from({ length: 99 }, (_, at) => `${'> - '.repeat(at % 50)}a`).join('\n'), isProse),
  plain('table, 1,000 columns', `|${'a|'.repeat(1500)}\n|${'-|'.repeat(1500)}\n|${'b|'.repeat(1500)}`, isProse),
  plain('table, 2,000 short rows', `|${'a|'.repeat(60)}\n|${'-|'.repeat(60)}\n${'|\n'.repeat(2000)}`, isProse),
  plain('emphasis, mixed', '**_~~`['.repeat(600) + 'a' + ']`~~_**'.repeat(600), isProse),
  plain('links, nested', '[a '.repeat(1500) + '](x)'.repeat(1500), isProse),
  plain(
    'footnotes calling each other',
    Array.from({ length: 300 }, (_, at) => `[^${at}]: [^${at + 1}]`).join('\n\n') + '\n\n[^0]',
    isProse,
  ),
  plain(
    'references, many for one',
    Array.from({ length: 400 }, (_, at) => `[a${at}]: <b>`).join('\n') + '[a1]'.repeat(600),
    isProse,
  ),
  plain('deep HTML', '<div><b>'.repeat(1200), isProse),
  plain('everything before the end of the limit', '> 1. - **[`a`](b)** | c\n'.repeat(400), isProse),
]

/** Everything a field is tried with. The files of `../shared/cases`, where they lie beside the project, are among them. */
export function readValues(): Value[] {
  return [...strings, ...numbers, ...times, ...zones, ...rules, ...addresses, ...markdown, ...files()]
}

function files(): Value[] {
  const folder = existsSync('../shared/cases') ? '../shared/cases' : 'test/hostile'
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('README'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const isCalendar = /\.(ics|csv|bin)$/.test(file)
      const fits = (field: Field) =>
        isFile(field) || (isProse(field) && (!isCalendar || /ics|cal|csv|text|rows/i.test(field.name)))
      return { name: `file ${path.basename(file)}`, make: () => readFileSync(file), fits }
    })
}
