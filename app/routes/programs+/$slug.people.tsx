import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Badge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Pagination } from '#app/components/pagination.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { Section } from '#app/components/section.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { Table } from '#app/components/table.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { setPairRule } from '#app/modules/programs/commands/set-pair-rule.server.ts'
import { findProgram } from '#app/modules/programs/queries/find-program.server.ts'
import { listChoices, listPairRules, listPeople } from '#app/modules/programs/queries/list-people.server.ts'
import { readHead } from '#app/modules/programs/queries/read-head.server.ts'
import { pairRuleSchema } from '#app/modules/programs/schema.ts'
import { PersonLink } from '#app/modules/programs/ui/person-link.tsx'
import { ProgramFrame } from '#app/modules/programs/ui/program-frame.tsx'
import type { PersonRow, RuleRow } from '#app/modules/programs/view.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'
import { givenWhole } from '#app/lib/given.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `People of ${data?.head.name ?? 'a program'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const program = isSlug(params.slug) ? await findProgram(ctx, params.slug) : null
  if (!program?.organizes) throw notFound()
  const page = givenWhole(new URL(request.url).searchParams.get('page'), { least: 1, most: 400 })
  const [people, rules, choices] = await Promise.all([
    listPeople(ctx, program.id, page),
    listPairRules(ctx, program.id),
    listChoices(ctx, program.id),
  ])
  return { head: readHead(ctx, program), people, rules, choices, page }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.slug)) throw notFound()
  const form = await readForm(request, pairRuleSchema, ctx)
  if (!form.ok) return form.answer
  const { rule, ...pair } = form.value
  const input = { slug: params.slug, ...pair, rule: rule === 'none' ? null : rule }
  const result = await setPairRule(form.ctx, input)
  if (!result.ok) return form.refused(result.problem)
  const said = {
    pin: 'These two are a pair, whatever comes out.',
    forbid: 'These two are kept apart.',
    none: 'Taken back.',
  }
  return redirectSaying(paths.programPeople(params.slug), said[rule])
}

export default function People() {
  const { head, people, rules, choices, page } = useLoaderData<typeof loader>()
  const pageAt = (at: number) => `${paths.programPeople(head.slug)}?page=${at}`
  return (
    <ProgramFrame program={head} tab="people" lead="Who takes part, and the pairs you settle yourself before a run.">
      <Section title="Pairs you settle">
        {rules.length > 0 ? <RuleList slug={head.slug} rules={rules} /> : null}
        {choices.mentees.length > 0 && choices.mentors.length > 0 ? (
          <RuleForm slug={head.slug} choices={choices} />
        ) : (
          <p className="muted mt-4">
            Once there are mentees and mentors, you can fix two as a pair here or keep two apart.
          </p>
        )}
      </Section>
      <Section title="Everyone enrolled">
        {people.rows.length > 0 ? (
          <PeopleTable people={people.rows} />
        ) : (
          <div className="mt-4">
            <EmptyState title="Nobody has enrolled yet" illustration="door">
              Send people the address of this program, or bring them in from a file.
            </EmptyState>
          </div>
        )}
        <Pagination
          newer={page > 1 ? pageAt(page - 1) : null}
          older={people.hasMore ? pageAt(page + 1) : null}
          newerLabel="Back"
          olderLabel="More people"
        />
      </Section>
    </ProgramFrame>
  )
}

function RuleForm({
  slug,
  choices,
}: {
  slug: string
  choices: ReturnType<typeof useLoaderData<typeof loader>>['choices']
}) {
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <PostForm action={paths.programPeople(slug)} answer={answer} className="form max-w-130 mt-4">
      <SelectField
        label="Mentee"
        placeholder="Choose a mentee"
        options={choices.mentees}
        required
        {...form.field('mentee')}
      />
      <SelectField
        label="Mentor"
        placeholder="Choose a mentor"
        options={choices.mentors}
        required
        {...form.field('mentor')}
      />
      <RadioCards
        legend="What about them"
        sideBySide
        required
        {...form.field('rule', 'pin')}
        options={[
          { value: 'pin', label: 'Fix as a pair', hint: 'Whatever their lists say.' },
          { value: 'forbid', label: 'Keep apart', hint: 'In every run from now on.' },
        ]}
      />
      <Button>Settle this pair</Button>
    </PostForm>
  )
}

function RuleList({ slug, rules }: { slug: string; rules: RuleRow[] }) {
  return (
    <ul className="rows tight">
      {rules.map(({ mentee, mentor, rule }) => (
        <li key={`${mentee.handle} ${mentor.handle}`}>
          <div className="grow">
            <PersonLink {...mentee} /> with <PersonLink {...mentor} />
          </div>
          <Badge tone={rule === 'pin' ? 'good' : 'stop'}>{rule === 'pin' ? 'Fixed' : 'Kept apart'}</Badge>
          <PostForm action={paths.programPeople(slug)}>
            <input type="hidden" name="mentee" value={mentee.handle} />
            <input type="hidden" name="mentor" value={mentor.handle} />
            <input type="hidden" name="rule" value="none" />
            <Button
              size="small"
              look="quiet"
              aria-label={`Take back what is settled for ${mentee.name} and ${mentor.name}`}
            >
              Take back
            </Button>
          </PostForm>
        </li>
      ))}
    </ul>
  )
}

function PeopleTable({ people }: { people: PersonRow[] }) {
  return (
    <Table label="How each person takes part">
      <thead>
        <tr>
          <th scope="col">Person</th>
          <th scope="col">As</th>
          <th scope="col" className="end">
            Places
          </th>
          <th scope="col" className="end">
            Wishes
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={`${person.role} ${person.handle}`}>
            <th scope="row">
              <PersonLink {...person} />
            </th>
            <td>{person.role === 'mentor' ? 'Mentor' : 'Mentee'}</td>
            <td className="end num">{person.role === 'mentor' ? person.capacity : '–'}</td>
            <td className="end num">
              {person.wishes === 0 ? 'by score' : person.openToOthers ? person.wishes : `${person.wishes} only`}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
