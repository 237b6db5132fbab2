type Written = { title?: string; thread?: string | null; body: string; writtenAt: string }

/** A text as it stands in the file of its month. */
export function writtenText({ title, thread, body, writtenAt }: Written): string {
  const heading = title ?? (thread ? `Reply in “${thread}”` : 'Reply')
  return `# ${heading}\n\n${writtenAt.slice(0, 10)}\n\n${body}\n\n`
}

/** The month a text was written in, as the name of its file: `2026-11`. */
export function monthOf({ writtenAt }: Pick<Written, 'writtenAt'>): string {
  return writtenAt.slice(0, 7)
}

/** The first page of what a member takes along: what is in it, for people. */
export function coverPage(
  handle: string,
  day: string,
  parts: readonly { about: string; name: string; count: number }[],
) {
  const lines = parts
    .filter(({ count }) => count > 0)
    .map(({ about, name, count }) => `<tr><td>${about}<td>${count}<td><code>${name}</code>`)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>What the hall keeps of ${escaped(handle)}</title>
<style>body { font: 1rem/1.5 sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem } td { padding: .1rem 1rem .1rem 0 }</style>
<h1>What the hall keeps of ${escaped(handle)}</h1>
<p>Made on ${day}. Everything is in <a href="guildhall.json">guildhall.json</a>, a list for each line below. What you
wrote in threads is also there as text to read: a file for each month in the folders threads and replies.</p>
<table>
<tr><th align="left">What<th align="left">How many<th align="left">Name of the list
${lines.join('\n')}
</table>
`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
