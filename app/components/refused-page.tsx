import { ButtonLink } from './button.tsx'
import { readAnswer, type AnsweredForm } from './form-answer.ts'
import { FormErrors } from './form-errors.tsx'
import { Page } from './page.tsx'
import { PageHead } from './page-head.tsx'

export type RefusedPageProps = {
  title: string
  answer: AnsweredForm
  back: { label: string; href: string }
}

/** The page of an action that only a button asks for: why it was refused, and the way back. */
export function RefusedPage({ title, answer, back }: RefusedPageProps) {
  return (
    <Page className="narrow">
      <PageHead title={title} />
      <div className="stack">
        <FormErrors errors={readAnswer(answer).problems} kept="Nothing was changed." />
        <ButtonLink to={back.href}>{back.label}</ButtonLink>
      </div>
    </Page>
  )
}
