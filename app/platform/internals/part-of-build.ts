import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { LRUCache } from 'lru-cache'

/** What of a build answers an address; the same object for all addresses with the same routes. */
export type BuildPart = { build: ServerBuild; isPage: boolean }

const MAX_REMEMBERED = 1_000_000

/**
 * Finds for an address the routes that it leads to, and those of the addresses above it, of which the browser is told
 * with the page. Remix compares an address with every route it is given, several times a request; with a hundred
 * routes that is a good part of the work, with two or three it is nothing.
 */
export function partsOfBuild(build: ServerBuild): (path: string) => BuildPart {
  const tree = treeOf(build)
  const parts = new Map<string, BuildPart>()
  const known = new LRUCache<string, BuildPart>({
    maxSize: MAX_REMEMBERED,
    sizeCalculation: (_, path) => path.length + 100,
  })
  return (asked) => {
    const path = pageOf(asked)
    const earlier = known.get(path)
    if (earlier) return earlier
    const lines = addressesFrom(path).map((each) =>
      (matchRoutes(tree, each) ?? []).flatMap(({ route }) => route.id ?? []),
    )
    const ids = [...new Set(lines.flat())].sort()
    const leaf = lines[0]!.at(-1)
    const key = `${leaf} ${ids.join(' ')}`
    const part = parts.get(key) ?? {
      build: leaf ? withRoutes(build, new Set(ids)) : build,
      isPage: isPage(build, leaf),
    }
    parts.set(key, part)
    known.set(path, part)
    return part
  }
}

/** The address of the page whose data a script asks for; any other address as it is. */
function pageOf(path: string): string {
  if (!path.endsWith('.data')) return path
  return path === '/_root.data' ? '/' : path.slice(0, -'.data'.length)
}

/** An address and all above it: /a/b, /a, /. */
function addressesFrom(path: string): string[] {
  const segments = path.split('/').filter(Boolean)
  return [path, ...segments.map((_, at) => `/${segments.slice(0, segments.length - 1 - at).join('/')}`)]
}

function isPage(build: ServerBuild, leaf: string | undefined): boolean {
  return leaf !== undefined && build.routes[leaf]?.module.default !== undefined
}

type Tree = Parameters<typeof matchRoutes>[0]

function treeOf(build: ServerBuild, parentId?: string): Tree {
  return Object.values(build.routes).flatMap((route) => {
    if (!route || route.parentId !== parentId) return []
    const { id, path, index, caseSensitive } = route
    return index ? { id, path, index, caseSensitive } : { id, path, caseSensitive, children: treeOf(build, id) }
  })
}

function withRoutes(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const only = <Route>(routes: Record<string, Route>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id)))
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } }
}
