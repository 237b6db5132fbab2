import { pathToFileURL } from 'node:url'
import { generateClient } from './database.ts'

await generateClient()
await import(pathToFileURL(process.argv[2]!).href)
