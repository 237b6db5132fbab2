import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { attempt, tool } from './processes.ts'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/**
 * The path of a Chromium for the browser tests: PLAYWRIGHT_CHROMIUM, Playwright's own, the system's, else one that is
 * installed now. @throws Error that says what to do when there is none and none can be had.
 */
export async function provideBrowser(): Promise<string> {
  const found = findBrowser()
  if (found) return found
  const byPlaywright = await attempt(
    [...tool('@playwright/test', 'playwright'), 'install', '--with-deps', 'chromium'],
    {
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000',
    },
  )
  if (byPlaywright.status !== 0 && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    await attempt(['apt-get', 'update', '-q'])
    await attempt(['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      DEBIAN_FRONTEND: 'noninteractive',
    })
  }
  const installed = findBrowser()
  if (installed) return installed
  throw new Error('There is no Chromium and none could be installed. Name one in PLAYWRIGHT_CHROMIUM.')
}

function findBrowser(): string | undefined {
  const given = process.env.PLAYWRIGHT_CHROMIUM
  if (given && !existsSync(given)) throw new Error(`PLAYWRIGHT_CHROMIUM names no file: ${given}`)
  return given || [chromium.executablePath(), ...PLACES, MAC].find((place) => existsSync(place))
}
