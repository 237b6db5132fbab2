import { slugify } from '#app/lib/slug.ts'

type Written = { title?: string; thread?: string; body: string; writtenAt: string }

/** What a member wrote, one Markdown file a text, named by day and title. */
export function writtenFiles(everything: Record<string, unknown>): Record<string, string> {
  const files: Record<string, string> = {}
  const kinds = [
    ['threads', (everything.threads ?? []) as Written[]],
    ['replies', (everything.replies ?? []) as Written[]],
  ] as const
  for (const [folder, texts] of kinds) {
    texts.forEach(({ title, thread, body, writtenAt }, index) => {
      const heading = title ?? `Reply in “${thread}”`
      const number = String(index + 1).padStart(4, '0')
      files[`${folder}/${writtenAt.slice(0, 10)}-${number}-${slugify(title ?? thread ?? '')}.md`] =
        `# ${heading}\n\n${body}\n`
    })
  }
  return files
}
