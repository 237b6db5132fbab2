import { Form } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import type { FacetGroup } from '../domain/facets.ts'
import type { SearchInput } from '../domain/search-input.ts'

/** The ways to narrow a search, each with how many it leaves. A plain form: it works before scripts do. */
export function FacetForm({ action, input, groups }: { action: string; input: SearchInput; groups: FacetGroup[] }) {
  return (
    <Form className="facets" action={action} method="get" aria-label="Narrow the results" key={JSON.stringify(input)}>
      <input type="hidden" name="q" value={input.q} />
      {input.type !== 'all' ? <input type="hidden" name="type" value={input.type} /> : null}
      {input.exact ? <input type="hidden" name="exact" value="1" /> : null}
      {groups.map(({ title, choices }) => (
        <fieldset className="facet" key={title}>
          <legend>{title}</legend>
          {choices.map(({ value, label, count, chosen }) => (
            <label className="check" key={value}>
              <input className="tick" type="checkbox" name="f" value={value} defaultChecked={chosen} />
              <span>{label}</span>
              <span className="num">{count}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <Button size="small">Narrow down</Button>
    </Form>
  )
}
