import { enterProject, installPackages, runCommand } from './packages.mjs'

enterProject()
installPackages(true)
await runCommand('test', process.argv.slice(2))
