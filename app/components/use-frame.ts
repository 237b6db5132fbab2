import { useMatches, useRouteLoaderData } from '@remix-run/react'
import type { Frame } from './frame.ts'

/** How the page wants to be framed: what its routes say, the innermost last. */
export function useFrame(): Frame {
  return useMatches().reduce<Frame>((found, match) => ({ ...found, ...(match.handle as Frame | undefined) }), {})
}

/** Whether this page goes to a visitor without scripts, and so perhaps to many. */
export function useIsStill(): boolean {
  const root = useRouteLoaderData('root') as { viewer: unknown } | null | undefined
  return useFrame().scripts === 'members' && Boolean(root) && !root?.viewer
}
