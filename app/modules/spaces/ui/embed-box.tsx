import { CopyButton } from '#app/components/copy-button.tsx'
import { Section } from '#app/components/section.tsx'

/** The lines with which a space shows its calendar on its own site. `address` is that of the calendar to embed. */
export function EmbedBox({ name, address }: { name: string; address: string }) {
  const title = `Calendar of ${name}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  const code = `<iframe src="${address}" title="${title}" width="100%" height="640" style="border:0" loading="lazy"></iframe>`
  return (
    <Section title="On your own site">
      <div className="stack mt-4">
        <p>Put this calendar on your own site: it keeps itself up to date, and sets no cookies.</p>
        <CopyButton label="The code to paste" value={code} />
        <p className="small muted">
          Add <code>?view=month</code> for a month, <code>?theme=dark</code> or <code>?theme=light</code> to match your
          site. <a href={address}>See it</a>.
        </p>
      </div>
    </Section>
  )
}
