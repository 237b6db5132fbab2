import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ChevronRight } from '#app/components/icons.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { capturedEmails } from '#app/platform/email.server.ts'
import { isDemo } from '#app/platform/env.server.ts'
import { notFound } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Captured mail · Guildhall' }, { name: 'robots', content: 'noindex' }]

export async function loader({ request }: LoaderFunctionArgs) {
  if (!isDemo()) throw notFound()
  const { db, now, actor } = await visitorContext(request)
  const letters = await capturedEmails(db, 100)
  return {
    letters: letters.map(({ to, subject, text, headers, sentAt }) => ({
      to,
      subject,
      parts: linked(text),
      headers,
      sentAt,
    })),
    now: now.toISOString(),
    zone: actor?.timeZone ?? 'UTC',
  }
}

export default function CapturedMail() {
  const { letters, now, zone } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHead
        title="Captured mail"
        lead="Nothing leaves this house while it has no key for mail. Every letter is here instead."
      />
      {letters.length === 0 ? (
        <EmptyState title="No mail yet" level={2} illustration="letter">
          Join with an address, or ask for a sign-in link, and the letter appears here.
        </EmptyState>
      ) : (
        <ul className="rows" aria-label="Captured mail">
          {letters.map((message, index) => (
            <li key={`${message.sentAt} ${index}`}>
              <div className="grow">
                <h2 className="lead">{message.subject}</h2>
                <p className="meta">
                  <span>To {message.to}</span>
                  <RelativeTime at={message.sentAt} now={now} zone={zone} />
                  {message.headers['List-Unsubscribe'] ? <span>One-click unsubscribe</span> : null}
                </p>
                <details open={index === 0}>
                  <summary>
                    <ChevronRight className="icon s turns" aria-hidden="true" />
                    Read it
                  </summary>
                  <div className="card prose">
                    {message.parts.map((paragraph, at) => (
                      <p key={at}>
                        {paragraph.map((part, inner) =>
                          part.href ? (
                            <a key={inner} href={part.href}>
                              {part.text}
                            </a>
                          ) : (
                            part.text
                          ),
                        )}
                      </p>
                    ))}
                  </div>
                </details>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

type Part = { text: string; href?: string }

function linked(text: string): Part[][] {
  return text
    .split(/\n\n+/)
    .map((paragraph) =>
      paragraph
        .split(/(https?:\/\/[^\s>]+)/)
        .map((part) => (/^https?:/.test(part) ? { text: part, href: part } : { text: part })),
    )
}
