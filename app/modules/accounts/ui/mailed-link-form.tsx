import type { ReactNode } from 'react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import type { AnsweredForm } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { paths } from '#app/paths.ts'
import type { LinkPageView } from '../view.ts'

export type MailedLinkFormProps = {
  link: NonNullable<LinkPageView['link']>
  other: LinkPageView['other']
  /** What pressing does, as the button says it. */
  button: string
  answer: AnsweredForm
  children?: ReactNode
}

/** The press that a mailed link asks for. It says for whom the link is; whoever else is signed in there chooses. */
export function MailedLinkForm({ link, other, button, answer, children }: MailedLinkFormProps) {
  return (
    <PostForm answer={answer} kept="" className="stack">
      {other ? (
        <Notice tone="warning" title={`You are signed in as ${other.name}.`}>
          This link is for {link.email}. Using it signs {other.name} out of this browser.
          <input type="hidden" name="leaving" value={other.id} />
        </Notice>
      ) : null}
      {link.startsAfresh ? (
        <p className="muted">
          Nobody has confirmed this address before. If an account was set up with it in another browser, by you or by
          somebody else, it ends now: its sessions, its password and everything written there. You begin anew.
        </p>
      ) : null}
      {children}
      <div className="row">
        <Button look="main">{button}</Button>
        {other ? (
          <ButtonLink look="quiet" to={paths.home()}>
            Stay signed in as {other.name}
          </ButtonLink>
        ) : null}
      </div>
    </PostForm>
  )
}
