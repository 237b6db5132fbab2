import { pathToFileURL } from 'node:url'

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))

await import(pathToFileURL(process.argv[2]!).href)
