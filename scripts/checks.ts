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
    run: () => attempt([...tool('eslint'), '.', '--max-warnings=0', '--cache', '--cache-location=.cache/eslint/']),
  },
  {
    name: 'unused code',
    run: () => attempt([...tool('knip'), '--no-progress', '--cache', '--cache-location=.cache/knip']),
  },
]
