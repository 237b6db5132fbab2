import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fingerprint, generateClient } from './database.ts'
import { run } from './processes.ts'

const STAMP = 'build/.stamp'

/** Builds the pages for production; answers false when the last build is still good. */
export async function buildIfStale(): Promise<boolean> {
  await generateClient()
  const wanted = fingerprint(['app', 'public', 'vite.config.ts', 'remix.config.js', 'package-lock.json'])
  if (existsSync(STAMP) && existsSync('build/server/index.js') && readFileSync(STAMP, 'utf8') === wanted) return false
  await run('node_modules/.bin/remix', ['vite:build'], { NODE_ENV: 'production' })
  writeFileSync(STAMP, wanted)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildIfStale()
