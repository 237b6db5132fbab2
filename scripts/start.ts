import { buildIfStale } from './build.ts'
import { checkSettings, migrate, provideDatabase } from './database.ts'
import { startPart, stopParts } from './processes.ts'

process.env.NODE_ENV ||= 'production'
checkSettings()
await provideDatabase()
await buildIfStale()
await migrate()

const web = startPart('server.ts')
web.once('exit', (code) => process.exit(code ?? 1))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stopParts([web]))
