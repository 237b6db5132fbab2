import { buildIfStale } from './build.ts'
import { migrate, provideDatabase } from './database.ts'
import { startPart, stopParts } from './processes.ts'

process.env.NODE_ENV ||= 'production'
await buildIfStale()
await provideDatabase()
await migrate()

const web = startPart('server.ts')
web.once('exit', (code) => process.exit(code ?? 1))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stopParts([web]))
