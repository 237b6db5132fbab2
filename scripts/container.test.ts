import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))

const env = readFileSync('app/platform/env.server.ts', 'utf8')
const known = [...env.slice(env.indexOf('z.object')).matchAll(/^ {2}([A-Z_]+):/gm)].map((found) => found[1]!)

test('what git does not keep, and secrets, stay out of the image', () => {
  const ignored = lines('.dockerignore').map((line) => line.replace(/^\*\*\//, '').replace(/\/$/, ''))
  for (const line of lines('.gitignore')) expect(ignored).toContain(line.replace(/\/$/, ''))
  for (const line of ['.git', '.env.*', '.data', 'node_modules']) expect(ignored).toContain(line)
})

test('nothing that the build and the processes read is left out of the image', () => {
  const ignored = lines('.dockerignore').map((line) => line.replace(/\/$/, ''))
  const needed = ['app', 'data', 'prisma', 'prisma.config.ts', 'public', 'scripts', 'server.ts', 'worker.ts']
  for (const name of [
    ...needed,
    'package.json',
    'package-lock.json',
    '.npmrc',
    'vite.config.ts',
    'vite.host.config.ts',
  ]) {
    expect(existsSync(name), name).toBe(true)
    expect(ignored).not.toContain(name)
  }
})

test('the container and compose files name only variables and commands that are there', () => {
  const compose = readFileSync('deploy/compose.yaml', 'utf8')
  const hall = compose.slice(compose.indexOf('environment: &environment'), compose.indexOf('volumes:'))
  const set = [...hall.matchAll(/^ {4}([A-Z_]+):/gm)].map((found) => found[1]!)
  expect(set).toContain('DATABASE_URL')
  expect(set.filter((name) => !known.includes(name))).toEqual([])
  const commands = `${compose}${readFileSync('deploy/Containerfile', 'utf8')}`
  const named = [...commands.matchAll(/scripts\/run\.mjs['", ]+(\w+)/g)].map((found) => found[1]!)
  expect(new Set(named)).toEqual(new Set(['build', 'start', 'worker']))
  for (const name of named) expect(existsSync(`scripts/${name}.ts`)).toBe(true)
})

test('the table of variables in operations, and the example, name those that are read, and all of them', () => {
  const docs = readFileSync('docs/operations.md', 'utf8')
  const table = docs.slice(docs.indexOf('## The environment'), docs.indexOf('## Running for real'))
  const documented = [...table.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`([A-Z_]+)`/g)])
  expect(documented.map((found) => found[1]!).sort()).toEqual([...known].sort())
  const example = [...readFileSync('.env.example', 'utf8').matchAll(/^#([A-Z_]+)=/gm)].map((found) => found[1]!)
  expect(example.filter((name) => !known.includes(name))).toEqual([])
})

test('the checklist of security names files that are there', () => {
  const docs = readFileSync('docs/security.md', 'utf8')
  const files = [...docs.matchAll(/`((?:app|scripts|test|e2e|docs)\/[\w./$+-]+\.\w+)`/g)].map((found) => found[1]!)
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter((file) => !existsSync(file))).toEqual([])
})
