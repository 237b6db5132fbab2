import type { ReactNode } from 'react'
import { ButtonLink } from './button.tsx'
import { Illustration, type IllustrationName } from './illustration.tsx'

export type ErrorPageProps = {
  title: string
  happened: ReactNode
  /** What was not lost; left out when nothing was at stake. */
  kept?: ReactNode
  /** The ways on, the best one first. */
  actions: readonly { label: string; href: string }[]
  /** Quoted when somebody asks for help. */
  requestId?: string
  illustration?: IllustrationName
}

/** The content of a page that could not be shown: what happened, what was kept, what to do. */
export function ErrorPage({ title, happened, kept, actions, requestId, illustration = 'lamp' }: ErrorPageProps) {
  return (
    <div className="trouble">
      <Illustration name={illustration} />
      <div>
        <h1>{title}</h1>
        <p className="lead">{happened}</p>
        {kept ? <p>{kept}</p> : null}
        <div className="row">
          {actions.map(({ label, href }, index) => (
            <ButtonLink key={href} to={href} look={index === 0 ? 'main' : 'quiet'}>
              {label}
            </ButtonLink>
          ))}
        </div>
        {requestId ? (
          <p className="small muted mt-6">
            If you write to us about this, quote <code>{requestId}</code>.
          </p>
        ) : null}
      </div>
    </div>
  )
}
