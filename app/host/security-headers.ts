import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

type Setting = { secure: boolean; development: boolean }
type Header = [name: string, value: string]

const NONCE = 'the-nonce-of-the-request'
const CHECK_IN = /^\/events\/[0-9a-z]+\/check-in$/
const EMBED = /^\/spaces\/[a-z0-9-]+\/embed$/

/**
 * The headers that keep a browser from doing what a page of the hall never asks for. Written once at the start, since
 * only the nonce differs between requests; without one, no inline script is allowed at all. Pages made to be embedded
 * may stand in frames of other sites, and the page for checking people in may use the camera.
 */
export function securityHeaders(setting: Setting): (path: string, nonce?: string) => Header[] {
  const [pages, embeds, checkIns] = [
    written(setting, {}),
    written(setting, { embed: true }),
    written(setting, { camera: true }),
  ]
  return (path, nonce) =>
    (EMBED.test(path) ? embeds : CHECK_IN.test(path) ? checkIns : pages).map(([name, value]) => [
      name,
      nonce ? value.replace(NONCE, nonce) : value.replace(` 'nonce-${NONCE}'`, ''),
    ])
}

function written({ secure, development }: Setting, { embed = false, camera = false }): Header[] {
  const sight = camera ? '(self)' : '()'
  const headers: Header[] = [['Permissions-Policy', `camera=${sight}, geolocation=(self), microphone=(), payment=()`]]
  const response = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => undefined,
  } as unknown as ServerResponse
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", `'nonce-${NONCE}'`],
        styleSrc: ["'self'", ...(development ? ["'unsafe-inline'"] : [])],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...(development ? ['ws:'] : [])],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: embed ? ['*'] : ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    frameguard: embed ? false : { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  })({} as IncomingMessage, response, () => undefined)
  return headers
}
