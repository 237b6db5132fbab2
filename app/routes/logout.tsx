import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { closeSession } from '#app/modules/accounts/session.server.ts'
import { paths } from '#app/paths.ts'

export function loader() {
  return redirect(paths.home())
}

export async function action({ request }: ActionFunctionArgs) {
  return redirect(paths.home(), { headers: { 'Set-Cookie': await closeSession(request) } })
}
