import type { Letter } from '#app/platform/letter.server.tsx'

const MOST = 40

/** What came while somebody did not want mail, gathered under what it is about. */
export function awayLetter(
  name: string,
  news: { label: string; title: string; detail: string; url: string }[],
  { inbox, stop }: { inbox: string; stop: string },
): Letter {
  const shown = news.slice(0, MOST)
  const rest = news.length - shown.length
  return {
    subject: `While you were away: ${news.length} things`,
    paragraphs: [
      `Hello ${name},`,
      'this waited for the end of your quiet hours.',
      ...(rest > 0 ? [`The newest ${rest} of it are in your inbox alone.`] : []),
    ],
    sections: [...new Set(shown.map(({ label }) => label))].map((label) => ({
      title: label,
      items: shown.filter((one) => one.label === label),
    })),
    action: { label: 'Open your inbox', url: inbox },
    footer: `You get this as one mail because of the quiet hours in your settings. To stop mails of these kinds: ${stop}`,
  }
}
