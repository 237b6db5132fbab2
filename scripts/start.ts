import { buildIfStale } from './build.ts'
import { migrate, provideDatabase } from './database.ts'

process.env.NODE_ENV ||= 'production'
await buildIfStale()
await provideDatabase()
await migrate()
await import('../server.ts')
