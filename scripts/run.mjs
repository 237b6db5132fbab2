import { enterProject, installPackages, runCommand } from './packages.mjs'

enterProject()
const [command, ...args] = process.argv.slice(2)
installPackages(['check', 'dev'].includes(command))
await runCommand(command, args)
