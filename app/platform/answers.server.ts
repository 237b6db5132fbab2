import { redirect } from '@remix-run/node'
import { newId } from './ids.server.ts'
import { flash, type FlashMessage } from './preferences.server.ts'

/**
 * The `Cache-Control` of a page that is the same for everyone without cookies: whoever keeps it asks each time whether it
 * still holds. Other pages belong to the one who asked.
 */
export const FOR_EVERYONE = 'public, no-cache'

/** Leads to another page, which says what was done and, where given, offers the way back. */
export async function redirectSaying(
  to: string,
  message: string,
  undo?: FlashMessage['undo'],
  headers = new Headers(),
) {
  headers.append('Set-Cookie', await flash({ message, undo }, newId()))
  return redirect(to, { headers })
}
