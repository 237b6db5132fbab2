import type { LoaderFunctionArgs } from '@remix-run/node'
import { renderToStaticMarkup } from 'react-dom/server'
import { isSlug } from '#app/lib/slug.ts'
import { withoutViewer } from '#app/modules/accounts/context.server.ts'
import { monthAround } from '#app/modules/events/domain/month.ts'
import { listSpaceEvents, listSpaceMonth } from '#app/modules/events/queries/list-space-events.server.ts'
import { EmbeddedCalendar } from '#app/modules/events/ui/embedded-calendar.tsx'
import { readSpace } from '#app/modules/spaces/queries/read-space.server.ts'
import { paths } from '#app/paths.ts'
import { FOR_EVERYONE } from '#app/platform/answers.server.ts'
import { env } from '#app/platform/env.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import styles from '#app/styles/embed.css?url'

const MAX_LIST_LENGTH = 40

/** The calendar of a space as a document of its own, the same for everyone: whoever is signed in sees no more. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const ctx = withoutViewer()
  const space = await readSpace(ctx, params.slug)
  if (!space) throw notFound()
  const query = new URL(request.url).searchParams
  const view = query.get('view') === 'month' ? 'month' : 'list'
  const chosen = query.get('theme')
  const theme = chosen === 'light' || chosen === 'dark' ? chosen : null
  const month = monthAround(query.get('month'), ctx.now, space.timeZone)
  const events =
    view === 'month'
      ? await listSpaceMonth(ctx, space.id, month.from, month.to)
      : await listSpaceEvents(ctx, space.id, MAX_LIST_LENGTH)
  const origin = env().APP_URL
  const html = renderToStaticMarkup(
    <EmbeddedCalendar
      name={space.name}
      page={origin + paths.space(space.slug)}
      hrefOf={(event) => origin + paths.event(event.eventId, event.on ?? undefined)}
      turnTo={(change) => paths.spaceEmbed(space.slug, { ...change, theme: theme ?? undefined })}
      styles={styles}
      theme={theme}
      view={view}
      month={month}
      events={events}
      zone={space.timeZone}
      now={ctx.now.toISOString()}
    />,
  )
  return new Response(`<!doctype html>${html}`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': FOR_EVERYONE },
  })
}
