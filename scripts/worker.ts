import { checkSettings, generateClient, migrate, provideDatabase } from './database.ts'

process.env.NODE_ENV ||= 'production'
checkSettings()
await generateClient()
await provideDatabase()
await migrate()
await import('../worker.ts')
