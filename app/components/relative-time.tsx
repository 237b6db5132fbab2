import { relativeWords } from '#app/lib/relative-words.ts'
import { fullWords, wallTime } from '#app/lib/clock.ts'

export type RelativeTimeProps = {
  at: string
  zone: string
  /** The instant the page was made, handed down by its loader, so that server and browser say the same. */
  now?: string
  /** The words themselves, where they were found before (`relativeWords`). */
  ago?: string
}

/** "4 minutes ago"; the exact moment shows on hover. */
export function RelativeTime({ at, zone, now = at, ago = relativeWords(at, now, zone) }: RelativeTimeProps) {
  return (
    <time dateTime={at} title={fullWords(wallTime(at, zone))}>
      {ago}
    </time>
  )
}
