import { describe, expect, test } from 'vitest'
import { layout, readSources, rules, sourceOf } from './architecture.ts'

const sources = readSources()

describe('the house', () => {
  for (const { promise, broken } of rules) {
    test(promise, () => expect(sources.flatMap(broken)).toEqual([]))
  }

  test('stands on modules without a circle', () => {
    for (const [module, below] of Object.entries(layout.below)) {
      if (below === 'all') continue
      for (const other of below) expect(modulesBelow(other), `${other} lies below ${module}`).not.toContain(module)
    }
  })
})

describe('the rules see', () => {
  const threads = 'app/modules/threads'
  const wrong: [what: string, file: string, text: string][] = [
    ['a route that opens a repository', 'app/routes/x.ts', `import '#app/modules/threads/repository.server.ts'`],
    [
      'a repository of another module',
      `${threads}/commands/x.server.ts`,
      `import '#app/modules/groups/repository.server.ts'`,
    ],
    ['a module that knows one above it', 'app/modules/groups/commands/x.server.ts', `import '../../threads/facts.ts'`],
    ['a module that knows its listeners', `${threads}/commands/x.server.ts`, `import '#app/modules/search/facts.ts'`],
    ['a component that knows a module', 'app/components/x.tsx', `import type { A } from '#app/modules/groups/view.ts'`],
    ['a lazy import', 'app/lib/x.ts', `await import('#app/platform/env.server.ts')`],
    ['an engine with a dependency', 'app/modules/matching/engine/x.ts', `import type { A } from '../domain/a.ts'`],
    ['a circle in the engine', 'app/modules/matching/engine/snapshot.ts', `import type { A } from './rank.ts'`],
    ['a domain that looks at the clock', `${threads}/domain/x.ts`, `export const now = () => new Date()`],
    ['a domain that reads a file', `${threads}/domain/x.ts`, `import { readFileSync } from 'node:fs'`],
    ['a server file without the name', `${threads}/letters.ts`, `import { env } from '#app/platform/env.server.ts'`],
    ['a model named in a command', `${threads}/commands/x.server.ts`, `tx.thread.update({})`],
    ['a write in a query', `${threads}/queries/x.server.ts`, 'db.$executeRaw`delete from threads`'],
    ['a page at the database', 'app/routes/x.tsx', `import { db } from '#app/platform/database.server.ts'`],
    ['a form read twice', 'app/routes/x.tsx', `await readForm(request.clone(), schema)`],
    ['an inside of Remix', 'app/root.tsx', 'window.__remixContext.streamController'],
    ['a barrel', `${threads}/doors.ts`, `export * from './facts.ts'\nexport { a } from './schema.ts'`],
    ['a look into a table above', 'app/modules/groups/queries/x.server.ts', 'db.$queryRaw`select 1 from threads`'],
    ['a write into another module', `${threads}/repository.server.ts`, 'tx.$executeRaw`update groups set name = $`'],
    ['a model of another module', `${threads}/repository.server.ts`, 'tx.group.update({})'],
    [
      'a table among others',
      'app/modules/groups/queries/x.server.ts',
      'db.$queryRaw`select 1 from groups g, threads t`',
    ],
    ['a block looked up by itself', `${threads}/queries/x.server.ts`, 'db.$queryRaw`select 1 from blocks b`'],
    ['a suspension read by itself', 'app/modules/pages/queries/x.server.ts', 'sql`m.suspended_until > now()`'],
    ['a group opened by itself', 'app/modules/pages/queries/x.server.ts', "sql`g.visibility in ('public')`"],
    ['a seat counted by itself', 'app/modules/pages/queries/x.server.ts', "sql`from claims c where c.state = 'held'`"],
    ['names of days in a form', `${threads}/ui/x.tsx`, `const days = ['Mon', 'Tue', 'Wed']`],
    ['a date in words of its own', `${threads}/domain/x.ts`, `new Intl.DateTimeFormat('en-GB').format(at)`],
    ['a drawer for anything', 'app/lib/utils.ts', ''],
  ]

  for (const [what, file, text] of wrong) {
    test(what, () => expect(rules.flatMap(({ broken }) => broken(sourceOf(file, text)))).not.toEqual([]))
  }

  test('nothing wrong in a command as it should be', () => {
    const text = `
      import { ok } from '#app/lib/result.ts'
      import type { MemberContext } from '#app/modules/accounts/context.server.ts'
      import { findGroup } from '#app/modules/groups/queries/find-group.server.ts'
      import { inTransaction } from '#app/platform/database.server.ts'
      import { insertThread } from '../repository.server.ts'`
    const source = sourceOf(`${threads}/commands/start-thread.server.ts`, text)
    expect(rules.flatMap(({ broken }) => broken(source))).toEqual([])
  })
})

function modulesBelow(module: string): string[] {
  if (module.includes('/')) return []
  const below = layout.below[module as keyof typeof layout.below]
  return below === 'all' ? [] : below.flatMap((other) => [other, ...modulesBelow(other)])
}
