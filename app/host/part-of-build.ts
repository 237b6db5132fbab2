import type { ServerBuild } from '@remix-run/node'

/**
 * A build in parts, by the first segment of the addresses that each answers: its routes, their parents, the front page,
 * and whatever has no fixed first segment. Remix compares an address with every route it is given, several times a
 * request; with a hundred routes that is a good part of the work.
 */
export function partsOfBuild(build: ServerBuild): [segment: string, part: ServerBuild][] {
  const routes = Object.values(build.routes).flatMap((route) =>
    route ? [{ id: route.id, first: firstSegment(build, route.id) }] : [],
  )
  const isAnywhere = (first: string) => first === '' || /^[:*]/.test(first)
  const segments = new Set(['', ...routes.map(({ first }) => first).filter((first) => !isAnywhere(first))])
  return [...segments].map((segment) => {
    const ids = routes.filter(({ first }) => first === segment || isAnywhere(first)).map(({ id }) => id)
    return [segment, withRoutes(build, new Set(ids.flatMap((id) => lineOf(build, id))))]
  })
}

/** The first segment of an address, without what marks a request for a page's data. */
export function segmentOf(path: string): string {
  return path.split('/', 2)[1]!.replace(/\.data$/, '')
}

function firstSegment(build: ServerBuild, id: string): string {
  const path = lineOf(build, id).reduceRight((before, each) => `${before}/${build.routes[each]?.path ?? ''}`, '')
  return path.split('/').find(Boolean) ?? ''
}

/** A route and its parents. */
function lineOf(build: ServerBuild, id: string): string[] {
  const parent = build.routes[id]?.parentId
  return parent ? [id, ...lineOf(build, parent)] : [id]
}

function withRoutes(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const only = <Route>(routes: Record<string, Route>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id)))
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } }
}
