import { ButtonLink } from '#app/components/button.tsx'
import { CachedMarkup } from '#app/components/cached-markup.tsx'
import { ScoreBar } from '#app/components/score-bar.tsx'
import type { ScorePart } from '#app/components/score-segments.ts'
import { paths } from '#app/paths.ts'
import { InsideMentorCard, type MentorCardProps } from './mentor-card.tsx'

export type ListedMentorProps = Pick<
  MentorCardProps,
  'mentor' | 'score' | 'why' | 'pills' | 'next' | 'zone' | 'isYours'
> & {
  /** Of the score, where there is one. */
  parts?: readonly ScorePart[]
}

/** A mentor in the directory. */
export function ListedMentor(props: ListedMentorProps) {
  return <CachedMarkup as="article" className="mentor" inside={InsideListed} of={props} />
}

function InsideListed({ parts, ...card }: ListedMentorProps) {
  return (
    <InsideMentorCard
      {...card}
      bar={parts ? <ScoreBar parts={parts} /> : undefined}
      actions={
        <ButtonLink size="small" to={paths.mentor(card.mentor.handle)}>
          See profile and slots
        </ButtonLink>
      }
    />
  )
}
