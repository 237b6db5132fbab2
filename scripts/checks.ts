import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fingerprint } from './database.ts'
import { attempt, type Outcome, tool } from './processes.ts'

export type Check = { name: string; run: () => Promise<Outcome> }

/** What can be said of the code without running it; each remembers in .cache what it has seen. */
export const checks: Check[] = [
  {
    name: 'types',
    run: () =>
      attempt([
        ...tool('typescript-native', 'tsc'),
        '--noEmit',
        '--incremental',
        '--tsBuildInfoFile',
        '.cache/types.tsbuildinfo',
      ]),
  },
  {
    name: 'lint',
    run: () => attempt([...tool('eslint'), '.', '--max-warnings=0', ...cachedIn('eslint/')]),
  },
  { name: 'promises', run: checkPromises },
  {
    name: 'format',
    run: () => attempt([...tool('prettier'), '--check', '.', '--log-level=warn', ...cachedIn('prettier')]),
  },
  {
    name: 'unused code',
    run: () => attempt([...tool('knip'), '--no-progress', '--cache', '--cache-location=.cache/knip']),
  },
]

/** What was seen is known by its content, since a change of branches makes all files new. */
function cachedIn(file: string): string[] {
  return ['--cache', '--cache-strategy=content', `--cache-location=.cache/${file}`]
}

const SEEN = '.cache/promises.json'

/**
 * The rules of .oxlintrc.json, which ask for types, on files that have changed since they last passed. Like any such
 * memory it overlooks a file whose own text has stayed the same; with an empty .cache all are looked at.
 */
async function checkPromises(): Promise<Outcome> {
  const settings = fingerprint(['.oxlintrc.json', 'tsconfig.json', 'package-lock.json'])
  const seen = existsSync(SEEN) ? (JSON.parse(readFileSync(SEEN, 'utf8')) as Record<string, string>) : {}
  const wanted = Object.fromEntries(
    sourceFiles('.').map((file) => [
      file,
      createHash('sha256').update(settings).update(readFileSync(file)).digest('hex'),
    ]),
  )
  const changed = Object.keys(wanted).filter((file) => seen[file] !== wanted[file])
  if (!changed.length) return { status: 0, output: '' }
  const outcome = await attempt([...tool('oxlint'), ...changed])
  if (outcome.status !== 0) return outcome
  mkdirSync('.cache', { recursive: true })
  writeFileSync(SEEN, JSON.stringify(wanted))
  return outcome
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = folder === '.' ? entry.name : `${folder}/${entry.name}`
    const isOurs = !entry.name.startsWith('.') && !['node_modules', 'build', 'app/generated'].includes(file)
    if (entry.isDirectory()) return isOurs ? sourceFiles(file) : []
    return /\.tsx?$/.test(file) ? [file] : []
  })
}
