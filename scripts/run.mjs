import { enterProject, installPackages, runCommand } from './packages.mjs'

enterProject()
installPackages()
const [command, ...args] = process.argv.slice(2)
await runCommand(command, args)
