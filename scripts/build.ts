import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { checkSettings, fingerprint, generateClient } from './database.ts'
import { run, tool } from './processes.ts'

const STAMP = 'build/.stamp'
const SOURCES = [
  'app',
  'public',
  'server.ts',
  'vite.config.ts',
  'vite.host.config.ts',
  'remix.config.js',
  'package-lock.json',
]
const BUILT = ['server/index.js', 'host/server.js', 'host/reading-thread.js', 'host/markdown-thread.js'].map(
  (file) => `build/${file}`,
)

/** Builds the pages and the web process for production; answers false when the last build is still good. */
export async function buildIfStale(): Promise<boolean> {
  checkSettings()
  await generateClient()
  const wanted = fingerprint(SOURCES)
  if (BUILT.every(existsSync) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false
  await run([...tool('@remix-run/dev', 'remix'), 'vite:build'], { NODE_ENV: 'production' })
  await run([...tool('vite'), 'build', '--config', 'vite.host.config.ts'], { NODE_ENV: 'production' })
  await packAssets('build/client/assets')
  writeFileSync(STAMP, wanted)
  return true
}

/** Packs what browsers keep once and as tightly as can be, so that no request waits for it. */
async function packAssets(folder: string): Promise<void> {
  const files = readdirSync(folder).filter((name) => /\.(js|css|svg)$/.test(name))
  const pack = async (name: string) => {
    const packed = await promisify(brotliCompress)(readFileSync(`${folder}/${name}`))
    writeFileSync(`${folder}/${name}.br`, packed)
  }
  await Promise.all(files.map(pack))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildIfStale()
