import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { resumeMail } from '#app/modules/notifications/commands/resume-mail.server.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'

export function loader() {
  return redirect(paths.settings('notifications'))
}

export async function action({ request }: ActionFunctionArgs) {
  await resumeMail(await memberContext(request))
  return redirectSaying(paths.settings('notifications'), 'Mail goes to your address again.')
}
