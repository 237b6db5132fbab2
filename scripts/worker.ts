import { generateClient, migrate, provideDatabase } from './database.ts'

process.env.NODE_ENV ||= 'production'
await generateClient()
await provideDatabase()
await migrate()
await import('../worker.ts')
