import { serveWork } from '../work-thread.server.ts'
import { render } from './render.ts'

serveWork(render)
