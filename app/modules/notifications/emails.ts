import { refer, say, type Said } from '#app/modules/visibility/domain/said.ts'
import { HALL } from './domain/digest-times.ts'
import type { ReferringEmail, SaidSection } from './domain/referring-email.ts'

const MOST = 40

/** What came while somebody did not want mail, gathered under what it is about. */
export function awayEmail(
  memberId: string,
  news: { label: string; title: Said; detail: Said; url: string }[],
  { inbox, stop }: { inbox: string; stop: string },
): ReferringEmail {
  const shown = news.slice(0, MOST)
  const rest = news.length - shown.length
  return {
    subject: say`While you were away: ${news.length} things`,
    paragraphs: [
      say`Hello ${refer('member', memberId)},`,
      say`this waited for the end of your quiet hours.`,
      ...(rest > 0 ? [say`The newest ${rest} of it are in your inbox alone.`] : []),
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
export function digestEmail(
  about: { memberId: string; scope: string; rhythm: 'daily' | 'weekly'; sections: SaidSection[] },
  { site, href, stop }: { site: string; href: string; stop: string },
): ReferringEmail {
  const { memberId, scope, rhythm, sections } = about
  const place = scope === HALL ? 'the hall' : refer('group', scope)
  return {
    subject: say`${rhythm === 'weekly' ? 'The week' : 'The day'} in ${place}`,
    paragraphs: [say`Hello ${refer('member', memberId)},`, say`this is what you have not seen yet in ${place}.`],
    sections: sections.map(({ title, items }) => ({
      title,
      items: items.map((item) => ({ title: item.title, detail: item.detail, url: site + item.href })),
    })),
    action: { label: scope === HALL ? 'Open the hall' : 'Open the group', url: site + href },
    footer: `You get this because you chose a ${rhythm} digest of ${scope === HALL ? 'the hall' : 'a group'}. To stop it: ${stop}`,
  }
}
