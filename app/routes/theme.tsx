import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/paths.ts'
import { readFormData, safeReturn } from '#app/platform/http.server.ts'
import { rememberTheme } from '#app/platform/preferences.server.ts'

export function loader() {
  return redirect(paths.home())
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readFormData(request)
  const theme = form.get('theme')
  const headers = { 'Set-Cookie': await rememberTheme(theme === 'light' || theme === 'dark' ? theme : 'system') }
  return redirect(safeReturn(form.get('returnTo'), paths.home()), { headers })
}
