import { useRouteLoaderData } from '@remix-run/react'

export type PageViewer = { id: string; name: string; handle: string; timeZone: string; isVerified: boolean }

/** Who looks at the page, as the root loader read it; null for a visitor. */
export function useViewer(): PageViewer | null {
  const root = useRouteLoaderData('root') as { viewer?: PageViewer | null } | undefined
  return root?.viewer ?? null
}
