import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Makes the project's folder the current one and refuses a Node that is too old, in one line. */
export function enterProject() {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)))
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Guildhall needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/**
 * Installs the packages of package-lock.json when they are missing or have changed; answers whether it did. Uses
 * nothing but Node and npm. Where only the packages to run with were installed, `forWork` asks for all of them.
 */
export function installPackages(forWork = false) {
  if (isInstalled(forWork)) return false
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = [
    'install',
    '--no-save',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--loglevel=error',
  ]
  const { status } = spawnSync(npm, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status === 0) return true
  console.error('The packages could not be installed: npm install failed (see above).')
  process.exit(1)
}

/** Runs a TypeScript command of scripts/ in this process, as if it had been started by itself. */
export async function runCommand(name, args) {
  const file = path.resolve('scripts', `${name}.ts`)
  if (!/^[a-z]+$/.test(name ?? '') || !existsSync(file)) {
    console.error(`There is no command ${name ?? ''}.`)
    process.exit(1)
  }
  const { register } = await import('tsx/esm/api')
  register()
  process.argv = [process.execPath, file, ...args]
  try {
    await import(new URL(`./${name}.ts`, import.meta.url).href)
  } catch (error) {
    console.error(process.env.DEBUG || !(error instanceof Error) ? error : error.message)
    process.exit(1)
  }
}

/** npm notes what it has installed, at the end, in a lock file of its own. */
function isInstalled(forWork) {
  const note = 'node_modules/.package-lock.json'
  if (!existsSync(note)) return false
  const there = JSON.parse(readFileSync(note, 'utf8')).packages
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
  return Object.entries(wanted).every(
    ([place, { version, optional, dev }]) =>
      place === '' || optional || (dev && !forWork) || there[place]?.version === version,
  )
}
