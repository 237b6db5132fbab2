import { BookOpen, Globe } from '#app/components/icons.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { ConfirmButton } from '#app/components/confirm-button.tsx'
import { Markdown } from '#app/components/markdown.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { paths } from '#app/paths.ts'
import type { ResourceView } from '../view.ts'

export type ResourceRowProps = { resource: ResourceView; slug: string; now: string; zone: string }

/** A link or a note that a group keeps, with who keeps it. */
export function ResourceRow({ resource, slug, now, zone }: ResourceRowProps) {
  const { id, title, url, host, bodyHtml, by, createdAt, isEdited, can } = resource
  return (
    <li id={`resource-${id}`}>
      {url ? (
        <Globe className="icon muted" aria-hidden="true" />
      ) : (
        <BookOpen className="icon muted" aria-hidden="true" />
      )}
      <div className="grow">
        <h3>
          {url ? (
            <a href={url} rel="nofollow ugc noopener">
              {title}
            </a>
          ) : (
            title
          )}
        </h3>
        {bodyHtml ? <Markdown className="small" html={bodyHtml} /> : null}
        <p className="meta">
          {host ? <span>{host}</span> : null}
          <span>
            Kept by {by}, <RelativeTime at={createdAt} now={now} zone={zone} />
          </span>
          {isEdited ? <span>rewritten since</span> : null}
        </p>
        {can.change ? (
          <div className="row">
            <ButtonLink look="quiet" size="small" to={paths.editResource(slug, id)} aria-label={`Edit ${title}`}>
              Edit
            </ButtonLink>
            <ConfirmButton
              look="quiet"
              size="small"
              label="Take away"
              question={`“${title}” leaves the group's shelf. Nobody is told.`}
              confirm="Take away"
              action={paths.groupResources(slug)}
              fields={{ _method: 'delete', id }}
              stay="Keep it"
            />
          </div>
        ) : null}
      </div>
    </li>
  )
}
