import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Section } from '#app/components/section.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { mayCheckCertificate } from '#app/modules/programs/domain/policy.ts'
import { findProgram } from '#app/modules/programs/queries/find-program.server.ts'
import { readCertificate } from '#app/modules/programs/queries/read-certificate.server.ts'
import { readHead } from '#app/modules/programs/queries/read-head.server.ts'
import { Certificate } from '#app/modules/programs/ui/certificate.tsx'
import { ProgramFrame } from '#app/modules/programs/ui/program-frame.tsx'
import { notFound, refusal } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Certificate of ${data?.head.name ?? 'a program'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const program = isSlug(params.slug) ? await findProgram(ctx, params.slug) : null
  if (!program) throw notFound()
  const decision = mayCheckCertificate(program)
  if (!decision.allowed) throw refusal({ kind: 'not-allowed', reason: decision.reason })
  return {
    head: readHead(ctx, program),
    certificate: await readCertificate(ctx, program),
    zone: ctx.actor.timeZone,
    now: ctx.now.toISOString(),
  }
}

export default function CertificatePage() {
  const { head, certificate, zone, now } = useLoaderData<typeof loader>()
  return (
    <ProgramFrame
      program={head}
      tab="certificate"
      lead="The published matching, checked this moment by a second program that shares nothing with the one that made it."
    >
      {certificate ? (
        <Certificate certificate={certificate} zone={zone} now={now} />
      ) : (
        <Section title="Nothing to check yet" hideTitle>
          <EmptyState title="Nothing is published yet" illustration="leaf">
            Once the organizers publish a matching, you can check here that it keeps its promise.
          </EmptyState>
        </Section>
      )}
    </ProgramFrame>
  )
}
