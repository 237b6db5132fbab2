import { type Body, multipart, type Pair, urlencoded } from './bodies.ts'

/** A form gone wrong as a whole. `pairs` are the fields of a good one. */
export type Shape = { name: string; make: (pairs: readonly Pair[]) => Body }

const first = (pairs: readonly Pair[]) =>
  pairs.find(([name]) => !['formId', '_method', 'by'].includes(name))?.[0] ?? 'a'
const also = (name: string, more: (pairs: readonly Pair[]) => Pair[]): Shape => ({
  name,
  make: (pairs) => urlencoded([...pairs, ...more(pairs)]),
})
const raw = (name: string, type: string, bytes: (pairs: readonly Pair[]) => string | Buffer): Shape => ({
  name,
  make: (pairs) => ({ type, bytes: Buffer.from(bytes(pairs) as string) }),
})
const FORM = 'application/x-www-form-urlencoded'
const good = (pairs: readonly Pair[]) => urlencoded(pairs).bytes.toString()

export const shapes: Shape[] = [
  also('index 99,999,999', () => [['a[99999999]', '1']]),
  also('index 99,999,999 of its field', (pairs) => [[`${first(pairs)}[99999999]`, '1']]),
  also('index 1,000,000 of its field', (pairs) => [[`${first(pairs)}[1000000]`, '1']]),
  also('index 1,000,000 below', (pairs) => [[`${first(pairs)}[1000000].a[1000000].b`, '1']]),
  also('index 4,294,967,295', (pairs) => [[`${first(pairs)}[4294967295]`, '1']]),
  also('index −1, 1e9, empty', () => [
    ['a[-1]', '1'],
    ['a[1e9]', '1'],
    ['a[]', '1'],
    ['a[', '1'],
    ['a]', '1'],
    ['', '1'],
    ['.', '1'],
  ]),
  also('199 indices', (pairs) => Array.from({ length: 199 }, (_, at): Pair => [`${first(pairs)}[${at}].a`, '1'])),
  also('20,000 dots', (pairs) => [[`${first(pairs)}${'.a'.repeat(20_000)}`, '1']]),
  also('20,000 dots alone', () => [['.'.repeat(20_000), '1']]),
  also('20,000 brackets', (pairs) => [[`${first(pairs)}${'[0]'.repeat(20_000)}`, '1']]),
  also('600,000 dots', () => [[`a${'.a'.repeat(600_000)}`, '1']]),
  also('5,000 names of 40 dots', () =>
    Array.from({ length: 5000 }, (_, at): Pair => [`a${at}${'.a'.repeat(40)}`, '1']),
  ),
  also('prototypes', () => [
    ['__proto__.polluted', '1'],
    ['constructor.prototype.polluted', '1'],
    ['toString', '1'],
    ['a.__proto__.b', '1'],
    ['__proto__[0]', '1'],
  ]),
  also('prototypes below its field', (pairs) => [
    [`${first(pairs)}.__proto__.a`, '1'],
    [`${first(pairs)}.constructor`, '1'],
    [`${first(pairs)}.length`, '9e9'],
  ]),
  also('150,000 fields', () => Array.from({ length: 150_000 }, (_, at): Pair => [`f${at}`, '1'])),
  also('150,000 items of a list', (pairs) =>
    Array.from({ length: 60_000 }, (_, at): Pair => [`${first(pairs)}[${at}]`, '1']),
  ),
  also('its first field 60,000 times', (pairs) => Array.from({ length: 60_000 }, (): Pair => [first(pairs), 'a'])),
  also('every field 2,000 times', (pairs) =>
    pairs.slice(0, 12).flatMap(([name]) => Array.from({ length: 2000 }, (): Pair => [name, 'a'])),
  ),
  also('an unknown name 100,000 times', () => Array.from({ length: 100_000 }, (): Pair => ['zz', 'a'])),
  also('a name of a million letters', () => [['a'.repeat(1_000_000), '1']]),
  also('1,000 unknown fields', () => Array.from({ length: 999 }, (_, at): Pair => [`x${at}`, 'a'.repeat(1500)])),
  also('a field of 1.9 MB nobody knows', () => [['zz', 'a'.repeat(1_900_000)]]),
  also('more than 2 MB', () => [['zz', 'a'.repeat(2_100_000)]]),
  also('12 MB', () => [['zz', 'a'.repeat(12_000_000)]]),
  also('600,000 of %00', () => [['zz', Buffer.alloc(600_000)]]),
  {
    name: 'every field twice',
    make: (pairs) => urlencoded(pairs.flatMap((pair): Pair[] => [pair, [pair[0], 'other']])),
  },
  {
    name: 'every field as a list',
    make: (pairs) => urlencoded(pairs.map(([name, value]): Pair => [`${name}[0]`, value])),
  },
  {
    name: 'every field as an object',
    make: (pairs) => urlencoded(pairs.map(([name, value]): Pair => [`${name}.a.b`, value])),
  },
  { name: 'every field reordered', make: (pairs) => urlencoded(pairs.toReversed()) },
  { name: 'every field empty', make: (pairs) => urlencoded(pairs.map(([name]): Pair => [name, ''])) },
  { name: 'no field', make: () => urlencoded([]) },
  {
    name: 'every field but the hidden ones missing',
    make: (pairs) => urlencoded(pairs.filter(([name]) => ['formId', '_method', 'by', 'intent', 'part'].includes(name))),
  },
  {
    name: 'every method',
    make: (pairs) =>
      urlencoded([...pairs.filter(([name]) => name !== '_method'), ['_method', 'delete'], ['_method', 'put']]),
  },
  {
    name: 'method patch',
    make: (pairs) => urlencoded([...pairs.filter(([name]) => name !== '_method'), ['_method', 'patch']]),
  },
  { name: 'as parts', make: (pairs) => multipart(pairs) },
  { name: 'every field as a file', make: (pairs) => multipart(pairs, new Map(pairs.map(([name]) => [name, 'a.txt']))) },
  {
    name: 'files with names of paths',
    make: (pairs) => multipart(pairs, new Map(pairs.map(([name]) => [name, '../../../a\u0000.exe']))),
  },
  {
    name: '20,000 parts',
    make: (pairs) => multipart([...pairs, ...Array.from({ length: 20_000 }, (): Pair => ['zz', 'a'])]),
  },
  {
    name: '5,000 files',
    make: (pairs) =>
      multipart([...pairs, ...Array.from({ length: 5000 }, (): Pair => ['zz', 'a'])], new Map([['zz', 'a']])),
  },
  raw('JSON', 'application/json', (pairs) => JSON.stringify(Object.fromEntries(pairs))),
  raw('deep JSON', 'application/json', () => '['.repeat(500_000)),
  raw('text', 'text/plain', good),
  raw('XML', 'application/xml', () => '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
  raw('no type', '', good),
  raw('type of nonsense', 'a/b/c; =;;', good),
  raw('form in UTF-16', `${FORM}; charset=utf-16`, (pairs) => Buffer.from(good(pairs), 'utf16le')),
  raw('form in UTF-7', `${FORM}; charset=utf-7`, good),
  raw('broken percents', FORM, (pairs) => `${good(pairs)}&%=%&%zz=%u0041&%E0%A4%A=1&a=%`),
  raw('bytes for a form', FORM, () => Buffer.from(Array.from({ length: 4096 }, (_, at) => at % 256))),
  raw('200,000 ampersands', FORM, () => '&'.repeat(200_000)),
  raw('200,000 equals', FORM, () => '='.repeat(200_000)),
  raw('parts without boundary', 'multipart/form-data', (pairs) => multipart(pairs).bytes),
  raw('parts with another boundary', 'multipart/form-data; boundary=other', (pairs) => multipart(pairs).bytes),
  raw('parts cut short', 'multipart/form-data; boundary=fuzzfuzzfuzzfuzz', (pairs) =>
    multipart(pairs).bytes.subarray(0, 70),
  ),
  raw('parts without an end', 'multipart/form-data; boundary=fuzzfuzzfuzzfuzz', (pairs) =>
    multipart(pairs).bytes.subarray(0, -6),
  ),
  raw(
    'a part with 1 MB of headers',
    'multipart/form-data; boundary=x',
    () => `--x\r\n${'A: b\r\n'.repeat(160_000)}\r\nc\r\n--x--\r\n`,
  ),
  raw(
    'a part without a name',
    'multipart/form-data; boundary=x',
    () => '--x\r\nContent-Disposition: form-data\r\n\r\nc\r\n--x--\r\n',
  ),
  raw('200,000 boundaries', 'multipart/form-data; boundary=x', () => '--x\r\n'.repeat(200_000)),
  raw('a boundary of 70 and 1 MB that nearly is one', `multipart/form-data; boundary=${'-'.repeat(69)}x`, () =>
    '-'.repeat(1_900_000),
  ),
]
