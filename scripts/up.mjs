import { enterProject, installPackages, runCommand } from './packages.mjs'

enterProject()
const started = Date.now()
if (installPackages()) console.log(`  packages   installed in ${((Date.now() - started) / 1000).toFixed(1)} s`)
await runCommand('up', process.argv.slice(2))
