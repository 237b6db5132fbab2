import { startPart } from './processes.ts'
import { checkSettings, generateClient, migrate, provideDatabase } from './database.ts'

process.env.NODE_ENV = 'development'
checkSettings()
await generateClient()
await provideDatabase()
await migrate()
const worker = startPart('worker.ts')
process.once('exit', () => worker.kill('SIGTERM'))
await import('../server.ts')
