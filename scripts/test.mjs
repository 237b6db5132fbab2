import { enterProject, installPackages, runCommand } from './packages.mjs'

enterProject()
installPackages()
await runCommand('test', process.argv.slice(2))
