import { CopyButton } from '#app/components/copy-button.tsx'
import { Link } from '#app/components/link.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { paths } from '#app/paths.ts'

/** An invite link, the one time it can be shown; null when it was shown before. */
export function NewLink({ slug, name, link }: { slug: string; name: string; link: string | null }) {
  return (
    <Page className="narrow">
      <PageHead
        title={link ? 'The link is ready' : 'This link was shown already'}
        lead={
          link ? `Whoever has it comes straight into ${name}.` : 'If it is lost, make another and take this one back.'
        }
        crumbs={[{ label: name, href: paths.group(slug) }]}
      />
      {link ? (
        <div className="stack">
          <CopyButton label="Invite link" value={link} />
          <p className="muted">Take it along now: the hall keeps no copy and cannot show it again.</p>
        </div>
      ) : null}
      <p className="mt-4">
        <Link to={`${paths.groupSettings(slug)}#links`}>Back to the links of the group</Link>
      </p>
    </Page>
  )
}
