import { Link } from '#app/components/link.tsx'
import { Button } from '#app/components/button.tsx'
import type { AnsweredForm } from '#app/components/form-answer.ts'
import { readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { paths } from '#app/paths.ts'
import type { ReportView } from '../view.ts'

const sanctions = [
  { value: 'silence-1', label: 'Silence for a day' },
  { value: 'silence-7', label: 'Silence for a week' },
  { value: 'silence-30', label: 'Silence for 30 days' },
  { value: 'suspension-7', label: 'Suspend for a week' },
  { value: 'suspension-90', label: 'Suspend for 90 days' },
]

export type ReportCardProps = { report: ReportView; now: string; zone: string; answer?: AnsweredForm }

/** One report with what it is about, and the form that decides it. */
export function ReportCard({ report, now, zone, answer }: ReportCardProps) {
  const form = readAnswer(answer)
  return (
    <article className="card stack" aria-labelledby={`report-${report.id}`}>
      <h3 id={`report-${report.id}`}>{report.href ? <Link to={report.href}>{report.title}</Link> : report.title}</h3>
      <p className="meta">
        <span>{report.reason}</span>
        {report.group ? <span>{report.group}</span> : null}
        {report.author ? (
          <span>
            By <Link to={report.author.href}>{report.author.name}</Link>
          </span>
        ) : null}
        {report.reporter ? <span>Reported by {report.reporter}</span> : null}
        <RelativeTime at={report.at} now={now} zone={zone} />
        {report.others > 0 ? <span className="due">{report.others} more about the same</span> : null}
      </p>
      {report.words ? <p className="snip">{report.words}</p> : null}
      {report.details ? <p>“{report.details}”</p> : null}
      {report.can.decide ? (
        <PostForm action={paths.decideReport(report.id)} answer={answer} className="stack">
          <TextArea
            label="Your reasons"
            help="Kept in the log. With a sanction, the person concerned reads them."
            rows={2}
            required
            maxLength={2000}
            {...form.field('resolution')}
            id={`resolution-${report.id}`}
          />
          {report.can.sanction ? (
            <SelectField
              label="And the author"
              placeholder="Nothing more"
              options={sanctions}
              {...form.field('sanction')}
              id={`sanction-${report.id}`}
            />
          ) : null}
          <div className="row">
            <Button look="main" name="decision" value="uphold">
              Uphold
            </Button>
            <Button name="decision" value="dismiss">
              Dismiss
            </Button>
          </div>
        </PostForm>
      ) : (
        <p className="muted small">Another moderator has to decide this.</p>
      )}
    </article>
  )
}
