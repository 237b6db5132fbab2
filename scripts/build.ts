import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fingerprint, generateClient } from './database.ts'
import { run, tool } from './processes.ts'

const STAMP = 'build/.stamp'
const SOURCES = ['app', 'public', 'vite.config.ts', 'remix.config.js', 'package-lock.json']

/** Builds the pages for production; answers false when the last build is still good. */
export async function buildIfStale(): Promise<boolean> {
  await generateClient()
  const wanted = fingerprint(SOURCES)
  if (existsSync(STAMP) && existsSync('build/server/index.js') && readFileSync(STAMP, 'utf8') === wanted) return false
  await run([...tool('@remix-run/dev', 'remix'), 'vite:build'], { NODE_ENV: 'production' })
  writeFileSync(STAMP, wanted)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildIfStale()
