import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

type Part = { module: string; imports?: string[] }
type Manifest = { entry: Part; routes: Record<string, Part & { id: string; parentId?: string }> }
export type ScriptWeight = { route: string; firstLoad: number; own: number }

const ASSETS = 'build/client/assets'

/**
 * What a browser has to fetch of JavaScript to open a page of each route of the build, in compressed bytes: `firstLoad`
 * with everything it shares with others, `own` the route's module alone. The heaviest first.
 */
export function scriptWeights(): ScriptWeight[] {
  const file = readdirSync(ASSETS).find((name) => /^manifest-.*\.js$/.test(name))
  const text = readFileSync(`${ASSETS}/${file}`, 'utf8')
  const { entry, routes } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest
  const weights = new Map<string, number>()
  const weigh = (path: string) => {
    const known = weights.get(path) ?? brotliCompressSync(readFileSync(`build/client${path}`)).length
    weights.set(path, known)
    return known
  }
  return Object.values(routes)
    .map((route) => {
      const line: Part[] = [entry]
      for (let at: (typeof routes)[string] | undefined = route; at; at = routes[at.parentId ?? '']) line.push(at)
      const paths = new Set(line.flatMap(({ module, imports = [] }) => [module, ...imports]))
      const firstLoad = [...paths].reduce((sum, path) => sum + weigh(path), 0)
      return { route: route.id, firstLoad, own: weigh(route.module) }
    })
    .sort((a, b) => b.firstLoad - a.firstLoad)
}
