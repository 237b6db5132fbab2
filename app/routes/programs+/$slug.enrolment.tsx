import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ConfirmButton } from '#app/components/confirm-button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Section } from '#app/components/section.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { enrol } from '#app/modules/programs/commands/enrol.server.ts'
import { withdrawEnrolment } from '#app/modules/programs/commands/withdraw-enrolment.server.ts'
import { findProgram } from '#app/modules/programs/queries/find-program.server.ts'
import { readEnrolment } from '#app/modules/programs/queries/read-enrolment.server.ts'
import { readHead } from '#app/modules/programs/queries/read-head.server.ts'
import { enrolSchema, leaveSchema } from '#app/modules/programs/schema.ts'
import { EnrolmentForm } from '#app/modules/programs/ui/enrolment-form.tsx'
import { ProgramFrame } from '#app/modules/programs/ui/program-frame.tsx'
import type { EnrolmentSide, ProgramHead } from '#app/modules/programs/view.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Your part in ${data?.head.name ?? 'a program'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const program = isSlug(params.slug) ? await findProgram(ctx, params.slug) : null
  if (!program) throw notFound()
  return { head: readHead(ctx, program), sides: await readEnrolment(ctx, program.id) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.slug)) throw notFound()
  const { slug } = params
  const form = await readForm(request, { post: enrolSchema, delete: leaveSchema }, ctx)
  if (!form.ok) return form.answer
  if (form.method === 'delete') {
    const result = await withdrawEnrolment(form.ctx, { slug, role: form.value.role })
    if (!result.ok) return form.refused(result.problem)
    return redirectSaying(paths.program(slug), `You no longer take part as a ${form.value.role}.`)
  }
  const { others, ...wishes } = form.value
  const result = await enrol(form.ctx, { slug, ...wishes, openToOthers: others === 'yes' })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.programEnrolment(slug), `Kept. You take part as a ${form.value.role}.`)
}

export default function Enrolment() {
  const { head, sides } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const posted = answer?.lastResult.initialValue?.role
  return (
    <ProgramFrame
      program={head}
      tab="enrolment"
      lead="Say the truth about whom you would like: in a stable matching no other answer gets you further."
    >
      {head.can.enrol ? null : <Notice tone="warning">{head.can.enrolReason}</Notice>}
      {sides.map((side) => (
        <Section key={side.role} title={titleOf(side)}>
          {side.isIn || posted === side.role || !sides.some(({ isIn }) => isIn) ? (
            <Part head={head} side={side} />
          ) : head.can.enrol ? (
            <details className="mt-4">
              <summary className="cursor-pointer">You can be both in one program</summary>
              <Part head={head} side={side} />
            </details>
          ) : null}
        </Section>
      ))}
    </ProgramFrame>
  )
}

function Part({ head, side }: { head: ProgramHead; side: EnrolmentSide }) {
  const answer = useActionData<typeof action>()
  const posted = answer?.lastResult.initialValue?.role ?? 'mentee'
  return (
    <div className="stack mt-4">
      {head.can.enrol ? (
        <EnrolmentForm
          slug={head.slug}
          side={side}
          maxWishes={head.maxWishes}
          answer={posted === side.role ? answer : undefined}
        />
      ) : (
        <CachedMarkup side={side} />
      )}
      {side.isIn ? (
        <ConfirmButton
          label={`Leave as a ${side.role}`}
          look="quiet"
          question="Your wishes are forgotten, and the next run goes without you. A matching that is published stays as it is."
          confirm="Leave the program"
          action={paths.programEnrolment(head.slug)}
          fields={{ _method: 'delete', role: side.role }}
        />
      ) : null}
    </div>
  )
}

function CachedMarkup({ side }: { side: EnrolmentSide }) {
  if (!side.isIn) return <p className="muted">You do not take part as a {side.role}.</p>
  if (side.wishes.length === 0) return <p>You left it to the score.</p>
  return (
    <ol className="list-decimal pl-6">
      {side.wishes.map((handle) => (
        <li key={handle}>{side.others.find((one) => one.handle === handle)?.name ?? handle}</li>
      ))}
    </ol>
  )
}

function titleOf({ role, isIn }: EnrolmentSide): string {
  if (role === 'mentee') return isIn ? 'You look for a mentor' : 'Look for a mentor'
  return isIn ? 'You mentor' : 'Mentor somebody'
}
