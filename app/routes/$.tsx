import type { Frame } from '#app/components/frame.ts'
import { notFound } from '#app/platform/http.server.ts'

/** Any address that no other route has: answered within the root, so that who is signed in keeps the hall around them. */
export const handle: Frame = { scripts: 'members' }

export function loader(): never {
  throw notFound()
}

export function action(): never {
  throw notFound()
}

export default function NothingHere() {
  return null
}
