import type { Letter } from '#app/platform/letter.server.tsx'
import type { DigestSection } from './view.ts'

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

/** What is new in the hall or in a group, by the day or the week. */
export function digestLetter(
  about: { name: string; place: string; rhythm: 'daily' | 'weekly'; sections: DigestSection[] },
  { site, href, stop }: { site: string; href: string; stop: string },
): Letter {
  const { name, place, rhythm, sections } = about
  const weekly = rhythm === 'weekly'
  return {
    subject: `${weekly ? 'The week' : 'The day'} in ${place}`.slice(0, 180),
    paragraphs: [`Hello ${name},`, `this is what you have not seen yet in ${place}.`],
    sections: sections.map(({ title, items }) => ({
      title,
      items: items.map((item) => ({ title: item.title, detail: item.detail, url: site + item.href })),
    })),
    action: { label: place === 'the hall' ? 'Open the hall' : 'Open the group', url: site + href },
    footer: `You get this because you chose a ${rhythm} digest of ${place}. To stop it: ${stop}`,
  }
}
