export type AtomFeed = {
  title: string
  subtitle: string
  /** Absolute addresses of the feed and of the page it follows. */
  self: string
  page: string
  updatedAt: Date
  entries: { url: string; title: string; html: string; author: string; createdAt: Date; updatedAt: Date }[]
}

/** A feed in Atom 1.0 (RFC 4287). `html` must be safe HTML; everything is escaped for XML here. */
export function atomFeed({ title, subtitle, self, page, updatedAt, entries }: AtomFeed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<title>${escape(title)}</title>`,
    `<subtitle>${escape(subtitle)}</subtitle>`,
    `<id>${escape(page)}</id>`,
    `<link rel="self" type="application/atom+xml" href="${escape(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escape(page)}"/>`,
    `<updated>${updatedAt.toISOString()}</updated>`,
    ...entries.map(
      (entry) =>
        `<entry><title>${escape(entry.title)}</title><id>${escape(entry.url)}</id>` +
        `<link rel="alternate" type="text/html" href="${escape(entry.url)}"/>` +
        `<author><name>${escape(entry.author)}</name></author>` +
        `<published>${entry.createdAt.toISOString()}</published><updated>${entry.updatedAt.toISOString()}</updated>` +
        `<content type="html">${escape(entry.html)}</content></entry>`,
    ),
    '</feed>',
    '',
  ].join('\n')
}

function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
