import process from 'node:process'

import { InputProblem, UsageProblem } from './input-problem.ts'

interface Command {
  usage: string
  run(args: string[]): Promise<number>
}

const commands: Record<string, { does: string; load(): Promise<Command> }> = {
  rank: { does: 'rank mentors for each mentee', load: () => import('./rank.ts') },
  team: { does: 'choose a small team of mentors for the goals of each mentee', load: () => import('./team.ts') },
  assign: { does: 'match a whole cohort: stable, best total or fair', load: () => import('./assign.ts') },
  solve: { does: 'solve an instance of raw preference lists or scored edges', load: () => import('./solve.ts') },
  check: { does: 'verify a matching against its instance', load: () => import('./check.ts') },
  fit: { does: 'fit the model: skill rarity, neighbours, text space', load: () => import('./fit.ts') },
  normalise: { does: 'name the skill behind each line of standard input', load: () => import('./normalise.ts') },
}

endWithTheReader()
process.exitCode = await main(process.argv.slice(2))

/** A reader that has seen enough (`| head`) closes the pipe: then the work is done, and that is no failure. */
function endWithTheReader(): void {
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EPIPE') throw cause
    process.exit(0)
  })
}

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(overview())
    return name === undefined ? 2 : 0
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!entry) {
    process.stderr.write(`match: no command "${name}"\n\n${overview()}`)
    return 2
  }
  const command = await entry.load()
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(command.usage.trimEnd() + '\n')
    return 0
  }
  try {
    return await command.run(args)
  } catch (problem) {
    if (problem instanceof InputProblem) {
      process.stderr.write(`match ${name}: ${problem.message}\n`)
      return 2
    }
    if (problem instanceof UsageProblem) {
      process.stderr.write(`match ${name}: ${problem.message}\nSee: npm run match -- ${name} --help\n`)
      return 2
    }
    throw problem
  }
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(10)} ${does}`)
  return `Usage: npm run match -- COMMAND [options]\n\n${lines.join('\n')}\n\nEach command explains itself with --help.\n`
}
