import { Pill } from '#app/components/pill.tsx'
import { Section } from '#app/components/section.tsx'
import { paths } from '#app/paths.ts'
import { searchAddress } from '../domain/search-input.ts'

/** Words to look for, each a search of its own. */
export function Ways({ title, words }: { title: string; words: string[] }) {
  if (words.length === 0) return null
  return (
    <Section title={title}>
      <ul className="pills mt-4">
        {words.map((word) => (
          <li key={word}>
            <Pill href={searchAddress(paths.search(), { q: word })}>{word}</Pill>
          </li>
        ))}
      </ul>
    </Section>
  )
}
