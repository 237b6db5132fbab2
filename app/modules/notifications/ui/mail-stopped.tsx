import { Button } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { paths } from '#app/paths.ts'

/** Says that nothing is mailed to somebody, why, and how it starts again. */
export function MailStopped({ email, reason }: { email: string; reason: string }) {
  return (
    <Notice tone="warning" title="We have stopped mailing you.">
      <p>
        {reason === 'complained'
          ? `A letter to ${email} was marked as unwanted, so we send no more.`
          : `A letter to ${email} came back, so we send no more.`}{' '}
        Everything still waits in your inbox here.
      </p>
      <PostForm action={paths.resumeMail()} className="row mt-4">
        <Button>Mail me again</Button>
      </PostForm>
    </Notice>
  )
}
