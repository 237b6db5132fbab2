import { Button } from '#app/components/button.tsx'
import { readAnswer, type AnsweredForm } from '#app/components/form-answer.ts'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { paths } from '#app/paths.ts'

/** Asking one person in, by name or by mail. */
export function InviteForm({ slug, answer }: { slug: string; answer?: AnsweredForm }) {
  const form = readAnswer(answer)
  return (
    <PostForm action={paths.groupInvites(slug)} answer={answer} className="form mt-4">
      <HiddenFields fields={{ action: 'invite' }} />
      <TextField
        {...form.field('who')}
        label="Invite somebody"
        help="A member’s name as it stands in the address of their profile, or an e-mail address."
        placeholder="mara-osei or mara@example.org"
        autoComplete="off"
        required
        maxLength={254}
      />
      <Button>Send the invitation</Button>
    </PostForm>
  )
}
