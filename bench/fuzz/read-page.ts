import { Parser } from 'htmlparser2'

/** A field of a form as the page offers it, with the value it is sent with when nobody touches it. */
export type Field = {
  name: string
  value: string
  type: string
  /** What a select or a group of radio buttons can be set to. */
  choices: string[]
}

export type PageForm = { action: string; method: string; multipart: boolean; fields: Field[] }

/** The forms of a page and the addresses that it links to. */
export function readPage(html: string, path: string): { forms: PageForm[]; links: string[] } {
  const forms: PageForm[] = []
  const links: string[] = []
  let form: PageForm | null = null
  let area: Field | null = null
  let select: (Field & { chosen?: true }) | null = null

  const put = (field: Field) => {
    const same =
      field.type === 'radio' && form?.fields.find(({ name, type }) => name === field.name && type === 'radio')
    if (same) same.choices.push(...field.choices)
    else form?.fields.push(field)
  }
  const parser = new Parser(
    {
      onopentag(tag, at) {
        if (tag === 'a' && at.href) links.push(at.href)
        if (tag === 'form') {
          form = {
            action: at.action || path,
            method: (at.method ?? 'get').toUpperCase(),
            multipart: at.enctype === 'multipart/form-data',
            fields: [],
          }
          forms.push(form)
        }
        const { name, value = '', type = 'text' } = at
        if (tag === 'input' && name && !['reset', 'image'].includes(type)) {
          const isTick = type === 'checkbox' || type === 'radio'
          put({ name, value: isTick ? value || 'on' : value, type, choices: isTick ? [value || 'on'] : [] })
        }
        if (tag === 'button' && name) put({ name, value, type: 'submit', choices: [value] })
        if (tag === 'textarea' && name) put((area = { name, value: '', type: 'textarea', choices: [] }))
        if (tag === 'select' && name) put((select = { name, value: '', type: 'select', choices: [] }))
        if (tag === 'option' && select) {
          if (select.choices.length === 0 || 'selected' in at) select.value = value
          select.choices.push(value)
        }
      },
      ontext(text) {
        if (area) area.value += text
      },
      onclosetag(tag) {
        if (tag === 'form') form = null
        if (tag === 'textarea') area = null
        if (tag === 'select') select = null
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return { forms, links }
}
