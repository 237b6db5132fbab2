import { spawn } from 'node:child_process'
import { generateClient, migrate, provideDatabase } from './database.ts'

process.env.NODE_ENV = 'development'
await generateClient()
await provideDatabase()
await migrate()
const worker = spawn(process.execPath, ['--import', 'tsx', '--watch', 'worker.ts'], { stdio: 'inherit' })
process.once('exit', () => worker.kill('SIGTERM'))
await import('../server.ts')
