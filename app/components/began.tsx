import type { AnsweredForm } from './form-answer.ts'
import { Notice } from './notice.tsx'

export type BeganProps = { version: string; answer?: AnsweredForm }

/** Says in a form which version of the words it began from, and shows what stands there when that is another by now. */
export function Began({ version, answer }: BeganProps) {
  const stands = answer?.problem?.stands
  return (
    <>
      <input type="hidden" name="began" value={stands?.version ?? version} />
      {stands ? (
        <Notice tone="warning" title="What stands there now">
          {stands.words.map(({ label, text }) => (
            <section key={label} aria-label={label}>
              <h3>{label}</h3>
              <p className="kept-lines">{text || 'Nothing.'}</p>
            </section>
          ))}
        </Notice>
      ) : null}
    </>
  )
}
