import { redirect } from '@remix-run/node'
import { newId } from './ids.server.ts'
import { flash, type FlashMessage } from './preferences.server.ts'

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
