import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Who } from '#app/components/who.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { blockMember, unblockMember } from '#app/modules/accounts/commands/block-member.server.ts'
import { readBlocks } from '#app/modules/accounts/queries/list-blocks.server.ts'
import { blockSchema } from '#app/modules/accounts/schema.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Blocked people · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  return { blocks: await readBlocks(await memberContext(request)) }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, blockSchema, ctx)
  if (!form.ok) return form.answer
  const { member: handle, kind } = form.value
  const result =
    form.method === 'delete' ? await unblockMember(form.ctx, { handle }) : await blockMember(form.ctx, { handle, kind })
  if (!result.ok) return form.refused(result.problem)
  const said =
    form.method === 'delete'
      ? `${result.value} is no longer kept away.`
      : kind === 'mute'
        ? `You will hear nothing more of ${result.value}.`
        : `You and ${result.value} no longer see each other.`
  return redirectSaying(paths.blocks(), said)
}

export default function Blocks() {
  const { blocks } = useLoaderData<typeof loader>()
  const { problems } = readAnswer(useActionData<typeof action>())
  return (
    <Page className="narrow">
      <PageHead
        title="Blocked people"
        lead="A block hides each of you from the other, also in the lists of who goes to an event. Nobody is told. Whoever you block loses their seat at events you host; elsewhere you both keep yours, and organizers see everybody on their own list."
      />
      <FormErrors errors={problems} />
      {blocks.length === 0 ? (
        <EmptyState title="Nobody is blocked" level={2} illustration="door">
          On a person’s profile you can block or mute them.
        </EmptyState>
      ) : (
        <ul className="rows tight" aria-label="Blocked people">
          {blocks.map(({ kind, name, handle }) => (
            <li key={`${kind} ${handle}`}>
              <div className="grow">
                <Who name={name} sub={kind === 'mute' ? 'Muted' : 'Blocked'} />
              </div>
              <PostForm method="delete" action={paths.blocks()}>
                <input type="hidden" name="member" value={handle} />
                <Button size="small" aria-label={`${kind === 'mute' ? 'Unmute' : 'Unblock'} ${name}`}>
                  {kind === 'mute' ? 'Unmute' : 'Unblock'}
                </Button>
              </PostForm>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
