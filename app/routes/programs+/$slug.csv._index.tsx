import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Download } from '#app/components/icons.tsx'
import { Button, buttonClass } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { FormId } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { importLines } from '#app/modules/programs/commands/import-lines.server.ts'
import type { CsvProblem } from '#app/lib/csv.ts'
import { columns, importParts, type ImportPart } from '#app/modules/programs/domain/import-columns.ts'
import { findProgram } from '#app/modules/programs/queries/find-program.server.ts'
import { readHead } from '#app/modules/programs/queries/read-head.server.ts'
import { ProgramFrame } from '#app/modules/programs/ui/program-frame.tsx'
import { paths, type ProgramCsvPart } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { formIdOf, notFound, readFormData, statusOf } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction<typeof loader> = ({ data: given }) => [
  { title: `Files of ${given?.head.name ?? 'a program'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const program = isSlug(params.slug) ? await findProgram(ctx, params.slug) : null
  if (!program?.organizes) throw notFound()
  return { head: readHead(ctx, program) }
}

type Refused = { part: ImportPart | null; reason: string; problems: CsvProblem[] }

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.slug)) throw notFound()
  const form = await readFormData(request)
  const part = importParts.find((known) => known === form.get('part')) ?? null
  const file = form.get('file')
  const text = typeof file === 'string' ? file : file ? await file.text() : ''
  const refused = (status: number, reason: string, problems: CsvProblem[] = []) =>
    data<Refused>({ part, reason, problems }, { status })
  if (!part) return refused(400, 'Say what the file holds.')
  if (text.trim() === '') return refused(400, 'Choose a file that is not empty.')
  if (text.includes('\u0000')) return refused(400, 'This file is not plain text. Save it as CSV first.')

  const result = await importLines({ ...ctx, formId: formIdOf(form) }, { slug: params.slug, part, text })
  if (!result.ok) {
    if (result.problem.kind === 'not-found') throw notFound()
    return refused(statusOf(result.problem), result.problem.reason ?? 'This did not work.')
  }
  const { imported, problems } = result.value
  if (problems.length > 0) return refused(400, 'Nothing was brought in.', problems)
  return redirectSaying(
    paths.programCsv(params.slug),
    imported === 1 ? 'Brought in 1 line.' : `Brought in ${imported} lines.`,
  )
}

const words: Record<ImportPart, { title: string; what: string }> = {
  people: {
    title: 'People',
    what: 'Who takes part and how many places mentors have. Adds people and changes those who are in.',
  },
  wishes: { title: 'Wishes', what: 'One wish a line; rank 1 is the dearest. Replaces all wishes of the people named.' },
  rules: {
    title: 'Settled pairs',
    what: 'Pairs that are fixed (pin) or kept apart (forbid). Adds to those there are.',
  },
}

export default function Files() {
  const { head } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <ProgramFrame
      program={head}
      tab="csv"
      lead="For those who live in spreadsheets. When a line is bad it is named, and nothing of the file is kept."
    >
      {importParts.map((part) => (
        <Section key={part} title={words[part].title}>
          <div className="stack mt-4">
            <p>{words[part].what}</p>
            <p className="small muted">
              Columns: {columns[part].needed.join(', ')}
              {columns[part].optional.length > 0 ? `; if you like ${columns[part].optional.join(', ')}` : ''}.
            </p>
            {answer?.part === part ? <Refusal {...answer} /> : null}
            <div className="row">
              <DownloadLink slug={head.slug} part={part} label={`Download ${words[part].title.toLowerCase()}`} />
            </div>
            <Form
              method="post"
              action={`${paths.programCsv(head.slug)}?index`}
              encType="multipart/form-data"
              className="form max-w-130"
            >
              <FormId />
              <input type="hidden" name="part" value={part} />
              <TextField
                id={`${part}-file`}
                name="file"
                type="file"
                accept=".csv,text/csv"
                label="Bring in from a file"
                help="CSV with a head line, up to 2 MB."
                required
              />
              <Button>Bring in {words[part].title.toLowerCase()}</Button>
            </Form>
          </div>
        </Section>
      ))}
      <Section title="The published matching">
        <div className="stack mt-4">
          {head.publishedAt ? (
            <>
              <p>
                The pairs, and the cohort they were made from. <code>npm run match -- check</code> reads the two and
                checks them on a machine of your own.
              </p>
              <div className="row">
                <DownloadLink slug={head.slug} part="matching" label="Download pairs with names" />
                <DownloadLink slug={head.slug} part="pairs" label="Download pairs" />
                <DownloadLink slug={head.slug} part="instance" label="Download the cohort (JSON)" />
              </div>
            </>
          ) : (
            <p className="muted">Nothing is published yet.</p>
          )}
        </div>
      </Section>
    </ProgramFrame>
  )
}

function DownloadLink({ slug, part, label }: { slug: string; part: ProgramCsvPart; label: string }) {
  return (
    <a className={buttonClass({ size: 'small' })} href={paths.programCsv(slug, part)} download>
      <Download className="icon s" aria-hidden="true" />
      {label}
    </a>
  )
}

function Refusal({ reason, problems }: Refused) {
  return (
    <Notice tone="stop" live title={reason}>
      {problems.length > 0 ? (
        <ul className="mt-2 list-disc pl-5">
          {problems.map(({ line, field, problem }) => (
            <li key={`${line} ${field} ${problem}`}>
              Line {line}
              {field ? `, ${field}` : ''}: {problem}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  )
}
