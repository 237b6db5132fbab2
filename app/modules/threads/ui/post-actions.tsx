import { Form } from '@remix-run/react'

/** Short, since each post names it several times. */
const FORM_ID = 'do'

/** The one form of a thread's page whose buttons stand at each post and say themselves where they lead. */
export function PostActions() {
  return <Form id={FORM_ID} method="post" preventScrollReset />
}

/** What a button beside a post sends, and where. */
export function postAction(action: string, name: string, value: string) {
  return { form: FORM_ID, formAction: action, name, value }
}
