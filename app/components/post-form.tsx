import { Form, useRouteLoaderData } from '@remix-run/react'
import { type ReactNode, useId } from 'react'
import type { AnsweredForm } from './form-answer.ts'
import { readAnswer } from './form-answer.ts'
import { FormErrors } from './form-errors.tsx'
import { useIsStill } from './use-frame.ts'

export type PostFormProps = {
  action?: string
  /** Sent as `_method`: a form can only post. */
  method?: 'post' | 'put' | 'delete'
  answer?: AnsweredForm
  /** The sentence about what was not lost; empty leaves it out. */
  kept?: string
  className?: string
  /** `multipart/form-data` for a form with files. */
  encType?: 'multipart/form-data'
  preventScrollReset?: boolean
  children: ReactNode
}

/** A form that works before scripts arrive, counts once when it is sent twice, and says above itself what is wrong. */
export function PostForm({
  action,
  method = 'post',
  answer,
  kept,
  className,
  encType,
  preventScrollReset,
  children,
}: PostFormProps) {
  const { problems } = readAnswer(answer)
  return (
    <Form
      method="post"
      action={action}
      className={className}
      encType={encType}
      preventScrollReset={preventScrollReset}
      noValidate={false}
    >
      <FormId />
      {method === 'post' ? null : <input type="hidden" name="_method" value={method} />}
      <FormErrors errors={problems} kept={kept} />
      {children}
    </Form>
  )
}

/**
 * The hidden name of this rendering of the form, under which a double post has the effect of one. A page that many
 * people get alike has none, since their posts would count as one.
 */
export function FormId() {
  const root = useRouteLoaderData('root') as { formSeed?: string } | undefined
  const id = useId()
  if (useIsStill()) return null
  return <input type="hidden" name="formId" value={`${root?.formSeed ?? 'unknown'}-${id.replaceAll(':', '')}`} />
}
