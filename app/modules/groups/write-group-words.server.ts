import { ok, type Result } from '#app/lib/result.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import type { GroupHtml } from './repository.server.ts'

/** What a group says of itself as safe HTML. */
export async function writeGroupWords(words: { description: string; guidelines?: string }): Promise<Result<GroupHtml>> {
  const description = await renderMarkdown(
    { source: words.description, key: 'about' },
    { field: 'description', what: 'A description' },
  )
  if (!description.ok) return description
  const guidelines = await renderMarkdown(
    { source: words.guidelines ?? '', key: 'rules' },
    { field: 'guidelines', what: 'Guidelines' },
  )
  if (!guidelines.ok) return guidelines
  return ok({ descriptionHtml: description.value.html, guidelinesHtml: guidelines.value.html })
}
