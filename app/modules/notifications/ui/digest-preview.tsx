import { EmptyState } from '#app/components/empty-state.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/section.tsx'
import type { DigestSection } from '../view.ts'

/** What a digest would hold, part by part. */
export function DigestPreview({ sections }: { sections: DigestSection[] }) {
  if (sections.length === 0) {
    return (
      <EmptyState title="Nothing new" level={2} illustration="letter">
        With nothing to tell there is no mail. New threads, questions that fit your skills and dates show up here.
      </EmptyState>
    )
  }
  return sections.map(({ title, items }) => (
    <Section key={title} title={title}>
      <ul className="rows">
        {items.map(({ title, detail, href }) => (
          <li key={href}>
            <div className="grow">
              <h3>
                <Link to={href}>{title}</Link>
              </h3>
              <p className="snip">{detail}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  ))
}
