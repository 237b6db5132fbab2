import { readdirSync, readFileSync } from 'node:fs'

const ASSETS = 'build/client/assets'

/** An address of the product as the build knows it: `groups/:slug/members/:handle`. */
export type Route = { id: string; pattern: string; params: string[]; hasAction: boolean; matches: RegExp }

/** Every address of the build, from the manifest that its pages load: a new route joins by itself. */
export function readRoutes(): Route[] {
  const file = readdirSync(ASSETS).find((name) => /^manifest-.*\.js$/.test(name))
  if (!file) throw new Error('The build has no manifest; run npm run build.')
  const text = readFileSync(`${ASSETS}/${file}`, 'utf8')
  const { routes } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as {
    routes: Record<string, { id: string; parentId?: string; path?: string; hasAction: boolean }>
  }
  return Object.values(routes)
    .filter(({ id }) => id !== 'root')
    .map(({ id, parentId, path = '', hasAction }) => {
      const above = parentId && parentId !== 'root' ? `${routes[parentId]?.path ?? ''}/` : ''
      const pattern = `/${above}${path}`
      const params = pattern.match(/:[\w-]+/g) ?? []
      const source = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:[\w-]+/g, '[^/]+?')
      return { id, pattern, params, hasAction, matches: new RegExp(`^${source}/?$`) }
    })
}

/** The route that answers a path: the one with the fewest parameters of those that match. */
export function routeOf(routes: readonly Route[], path: string): Route | undefined {
  const matching = routes.filter(({ matches }) => matches.test(path))
  return matching.sort((a, b) => a.params.length - b.params.length || a.pattern.length - b.pattern.length)[0]
}

/** A route's address with other values for its parameters. */
export function fill(route: Route, valueOf: (param: string, at: number) => string): string {
  let at = 0
  return route.pattern.replace(/:[\w-]+/g, (param) => valueOf(param, at++))
}
