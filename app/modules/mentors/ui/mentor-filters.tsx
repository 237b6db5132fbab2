import { Form } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Button, buttonClass } from '#app/components/button.tsx'
import { CheckField } from '#app/components/check-field.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { supportLabels, supportTypes } from '#app/lib/support.ts'
import type { MentorFilters } from '../domain/filters.ts'

export type MentorFilterFormProps = {
  filters: MentorFilters
  languages: readonly { value: string; label: string }[]
  /** Kept in the address beside the filters. */
  order?: string
  all: string
}

/** Narrows the directory: an ordinary form that gets the same page again. */
export function MentorFilterForm({ filters, languages, order, all }: MentorFilterFormProps) {
  const filtered = Object.keys(filters).length > 0
  return (
    <Form className="card" aria-label="Narrow the list">
      <h2>Looking for</h2>
      {order ? <input type="hidden" name="order" value={order} /> : null}
      <TextField id="skill" name="skill" label="A skill" type="search" maxLength={80} defaultValue={filters.skill} />
      <SelectField
        id="support"
        name="support"
        label="Support"
        placeholder="Any kind"
        options={supportTypes.map((value) => ({ value, label: supportLabels[value] }))}
        defaultValue={filters.support}
      />
      <SelectField
        id="language"
        name="language"
        label="Language"
        placeholder="Any language"
        options={languages}
        defaultValue={filters.language}
      />
      <div className="mt-4">
        <CheckField name="off" label="Evenings, nights or weekends" defaultChecked={filters.offHours} />
      </div>
      <div className="row">
        <Button look="main" size="small">
          Show mentors
        </Button>
        {filtered ? (
          <Link className={buttonClass({ look: 'quiet', size: 'small' })} to={all}>
            Everyone
          </Link>
        ) : null}
      </div>
    </Form>
  )
}
