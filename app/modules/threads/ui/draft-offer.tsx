import { Button, ButtonLink } from '#app/components/button.tsx'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { Notice } from '#app/components/notice.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { dateWords, sameDay, wallTime } from '#app/lib/clock.ts'
import { dayName } from '#app/lib/week.ts'
import { paths } from '#app/paths.ts'
import { spotKey, type DraftSpot } from '../domain/draft.ts'
import type { DraftView } from '../view.ts'

export type DraftOfferProps = {
  draft: DraftView
  spot: DraftSpot
  /** The same page with the draft in its form. */
  continueTo: string
  /** The same page after the draft was thrown away. */
  afterwards: string
  zone: string
  now: string
  onContinue: () => void
}

/** In place of a form: what was begun there, to go on with or to throw away. */
export function DraftOffer({ draft, spot, continueTo, afterwards, zone, now, onContinue }: DraftOfferProps) {
  return (
    <Notice
      title={`You began this ${begunWords(draft.begunAt, now, zone)}.`}
      actions={
        <>
          <ButtonLink
            look="main"
            to={continueTo}
            onClick={(event) => {
              event.preventDefault()
              onContinue()
            }}
          >
            Continue
          </ButtonLink>
          <PostForm action={paths.drafts()} method="delete" preventScrollReset>
            <HiddenFields fields={{ draft: spotKey(spot), to: afterwards }} />
            <Button look="quiet">Discard</Button>
          </PostForm>
        </>
      }
    >
      “{draft.excerpt}”
    </Notice>
  )
}

/** "today", "on Tuesday", "on 14 November". */
export function begunWords(at: string, now: string, zone: string): string {
  const [then, today] = [wallTime(at, zone), wallTime(now, zone)]
  if (sameDay(then, today)) return 'today'
  const days = (Date.parse(now) - Date.parse(at)) / 86_400_000
  if (days < 6) return `on ${dayName(then.weekday)}`
  return then.year === today.year ? `on ${dateWords(then)}` : `on ${dateWords(then)} ${then.year}`
}
