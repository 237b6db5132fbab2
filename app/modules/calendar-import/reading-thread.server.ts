import { serveWork } from '#app/platform/work-thread.server.ts'
import { readFor } from './read-for.server.ts'

serveWork(readFor)
