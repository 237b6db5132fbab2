import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const groups = [
  'IT support',
  'Networking',
  'Security',
  'Cloud and DevOps',
  'Software development',
  'Data',
  'Artificial intelligence',
  'Design',
  'Writing and translation',
  'Marketing and sales',
  'Photo, video and audio',
  'Interviewing and recruiting',
  'Coaching and mentoring',
  'Freelance business',
  'Project management',
  'Trades and repair',
  'Logistics and courier work',
  'Care and wellbeing',
  'Home and hospitality',
  'Events and community',
  'Accessibility',
  'Legal and finance',
  'Teaching',
  'Languages',
]

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
const escoSkill = 'http://data.europa.eu/esco/skill/'

const skillTable = table('skills.tsv')
const skills = skillTable.rows.map(([slug = '', label = '', group = '', aliases = '', popularity = '']) => ({
  slug,
  label,
  group,
  aliases: list(aliases),
  popularity,
}))
const skillSlugs = new Set(skills.map((skill) => skill.slug))

const certificationTable = table('certifications.tsv')
const certifications = certificationTable.rows.map(
  ([slug = '', label = '', issuer = '', aliases = '', status = '', successor = '', weights = '']) => ({
    slug,
    label,
    issuer,
    aliases: list(aliases),
    status,
    successor,
    skills: list(weights).map((entry) => {
      const [skill = '', weight = ''] = entry.split(':')
      return { skill, weight }
    }),
  }),
)

const adjacencyTable = table('adjacency.tsv')
const adjacency = adjacencyTable.rows.map(([a = '', b = '', weight = '']) => ({ a, b, weight }))

const linkTable = table('esco-links.tsv')
const links = linkTable.rows.map(([slug = '', uri = '']) => ({ slug, uri }))

describe('vocabulary files', () => {
  const tables = [skillTable, certificationTable, adjacencyTable, linkTable].map((each) => [each.file, each] as const)

  it.each(tables)('%s has the same number of tab-separated columns on every line', (_, { header, rows }) => {
    expect(rows.filter((row) => row.length !== header.length)).toEqual([])
  })

  it.each(tables)('%s holds no stray white space, carriage return or empty line', (_, { text }) => {
    expect(text.endsWith('\n')).toBe(true)
    const cells = text
      .slice(0, -1)
      .split('\n')
      .flatMap((line) => (line === '' ? ['<empty line>'] : line.split(/[\t|]/)))
    expect(cells.filter((cell) => cell !== cell.trim() || /\s\s|[\r\u00a0\u200b]/.test(cell))).toEqual([])
    expect(cells).not.toContain('<empty line>')
  })

  it.each(tables)('%s is Unicode in composed form', (_, { text }) => {
    expect(text).toBe(text.normalize('NFC'))
  })
})

describe('skills', () => {
  it('are named by the columns the reader expects', () => {
    expect(skillTable.header).toEqual(['slug', 'label', 'group', 'aliases', 'popularity'])
  })

  it('number at least 500', () => {
    expect(skills.length).toBeGreaterThanOrEqual(500)
  })

  it('have unique kebab-case slugs', () => {
    expect(repeated(skills.map((skill) => skill.slug))).toEqual([])
    expect(skills.filter((skill) => !kebab.test(skill.slug))).toEqual([])
  })

  it('belong to a group of the closed list, and no group is empty', () => {
    expect([...new Set(skills.map((skill) => skill.group))].sort()).toEqual([...groups].sort())
  })

  it('share no label or alias with another skill, whatever the case or punctuation', () => {
    expect(repeated(skills.flatMap((skill) => [skill.label, ...skill.aliases]).map(folded))).toEqual([])
  })

  it('have a label and no empty alias', () => {
    const names = skills.flatMap((skill) => [skill.label, ...skill.aliases])
    expect(names.filter((name) => folded(name) === '')).toEqual([])
  })

  it('have a whole popularity from 1 to 1000', () => {
    const outside = skills.filter(({ popularity }) => !/^[1-9]\d{0,3}$/.test(popularity) || Number(popularity) > 1000)
    expect(outside).toEqual([])
  })

  it('know the short names people type', () => {
    const byName = new Map(skills.flatMap((skill) => [skill.label, ...skill.aliases].map((name) => [name, skill.slug])))
    const expected = { k8s: 'kubernetes', js: 'javascript', epos: 'point-of-sale-systems', a11y: 'accessibility' }
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, byName.get(name)]))).toEqual(expected)
  })
})

describe('certifications', () => {
  it('are named by the columns the reader expects', () => {
    expect(certificationTable.header).toEqual(['slug', 'label', 'issuer', 'aliases', 'status', 'successor', 'skills'])
  })

  it('number at least 80 and have unique kebab-case slugs', () => {
    expect(certifications.length).toBeGreaterThanOrEqual(80)
    expect(repeated(certifications.map((certification) => certification.slug))).toEqual([])
    expect(certifications.filter((certification) => !kebab.test(certification.slug))).toEqual([])
  })

  it('name an issuer', () => {
    expect(certifications.filter((certification) => certification.issuer === '')).toEqual([])
  })

  it('share no label or alias with another certification or with a skill', () => {
    const names = [...skills, ...certifications].flatMap((entry) => [entry.label, ...entry.aliases])
    expect(repeated(names.map(folded))).toEqual([])
  })

  it('point only to known skills, each once, with a weight above 0 and at most 1', () => {
    const wrong = certifications.filter(
      ({ skills: held }) =>
        held.length === 0 ||
        repeated(held.map(({ skill }) => skill)).length > 0 ||
        held.some(({ skill, weight }) => !skillSlugs.has(skill) || !isWeight(weight, 1)),
    )
    expect(wrong).toEqual([])
  })

  it('are current or retired, and a successor is a current certification of this list', () => {
    const status = new Map(certifications.map((certification) => [certification.slug, certification.status]))
    expect([...new Set(status.values())].sort()).toEqual(['current', 'retired'])
    const followed = certifications.filter((certification) => certification.successor !== '')
    expect(followed.filter((certification) => certification.status !== 'retired')).toEqual([])
    expect(followed.filter((certification) => status.get(certification.successor) !== 'current')).toEqual([])
  })

  it('map CCNA to networking, routing and switching, and Cisco IOS', () => {
    const ccna = certifications.find((certification) => certification.slug === 'ccna')
    expect(ccna?.skills).toEqual(
      expect.arrayContaining([
        { skill: 'networking', weight: '0.9' },
        { skill: 'routing-and-switching', weight: '0.9' },
        { skill: 'cisco-ios', weight: '0.7' },
      ]),
    )
  })

  it('list MCSE as retired, with a successor', () => {
    const mcse = certifications.find((certification) => certification.slug === 'mcse')
    expect(mcse).toMatchObject({ status: 'retired', successor: 'windows-server-hybrid-administrator-associate' })
  })
})

describe('adjacency', () => {
  it('is named by the columns the reader expects', () => {
    expect(adjacencyTable.header).toEqual(['a', 'b', 'weight'])
  })

  it('holds at least 300 pairs, each once whichever way round it is read', () => {
    expect(adjacency.length).toBeGreaterThanOrEqual(300)
    expect(repeated(adjacency.map(({ a, b }) => [a, b].sort().join(' ')))).toEqual([])
  })

  it('joins two different known skills', () => {
    expect(adjacency.filter(({ a, b }) => a === b || !skillSlugs.has(a) || !skillSlugs.has(b))).toEqual([])
  })

  it('is never worth more than .6 of an exact hit', () => {
    expect(adjacency.filter(({ weight }) => !isWeight(weight, 0.6))).toEqual([])
  })
})

describe('ESCO links', () => {
  const imported = escoRows('skills.tsv.gz')

  it('are named by the columns the reader expects', () => {
    expect(linkTable.header).toEqual(['slug', 'esco_uri'])
  })

  it('lead from a known skill to one imported ESCO skill', () => {
    const known = new Set(imported.map((row) => escoSkill + row[1]))
    expect(repeated(links.map(({ slug }) => slug))).toEqual([])
    expect(links.filter(({ slug, uri }) => !skillSlugs.has(slug) || !known.has(uri))).toEqual([])
  })

  it('rest on imported tables whose references all resolve', () => {
    const skillIds = new Set(imported.map((row) => row[0]))
    const occupationIds = new Set(escoRows('occupations.tsv.gz').map((row) => row[0]))
    const needed = escoRows('occupation_skill.tsv.gz')
    const related = escoRows('skill_skill.tsv.gz')
    expect(needed.filter(([occupation, skill]) => !occupationIds.has(occupation) || !skillIds.has(skill))).toEqual([])
    expect(related.filter(([a, b]) => !skillIds.has(a) || !skillIds.has(b))).toEqual([])
    expect([...new Set([...needed, ...related].map((row) => row[2]))].sort()).toEqual(['e', 'o'])
  })
})

function table(file: string): { file: string; text: string; header: string[]; rows: string[][] } {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8')
  const [header = [], ...rows] = cellsOf(text)
  return { file, text, header, rows }
}

function escoRows(file: string): string[][] {
  return cellsOf(gunzipSync(readFileSync(new URL(`../esco/${file}`, import.meta.url))).toString('utf8')).slice(1)
}

function cellsOf(text: string): string[][] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'))
}

function list(cell: string): string[] {
  return cell === '' ? [] : cell.split('|')
}

function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}+#.]+/gu, ' ')
    .trim()
}

function isWeight(text: string, most: number): boolean {
  return /^(0\.\d{1,2}|1)$/.test(text) && Number(text) > 0 && Number(text) <= most
}

function repeated(values: string[]): string[] {
  const seen = new Set<string>()
  return values.filter((value) => seen.size === seen.add(value).size)
}
