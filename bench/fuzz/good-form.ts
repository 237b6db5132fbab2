import type { Chance } from '../../prisma/bench/chance.ts'
import type { Pair } from './bodies.ts'
import type { Field, PageForm } from './read-page.ts'

let forms = 0

/** A form as somebody might send it who means well: every empty field filled with something of its kind. */
export function goodForm({ fields }: PageForm, chance: Chance): Pair[] {
  forms += 1
  const buttons = fields.filter(({ type }) => type === 'submit')
  const button = buttons.length ? chance.pick(buttons) : null
  return fields
    .filter((field) => field.type !== 'submit' || field === button)
    .filter(({ type }) => type !== 'checkbox' || chance.happens(0.5))
    .map((field): Pair => [field.name, field.name === 'formId' ? `fuzz-form-${forms}` : goodValue(field, chance)])
}

function goodValue({ name, value, type, choices }: Field, chance: Chance): string {
  if (choices.length > 1 && chance.happens(0.5)) return chance.pick(choices)
  if (value !== '' || ['hidden', 'submit', 'checkbox', 'radio', 'select', 'file'].includes(type)) return value
  const day = `2027-0${chance.between(1, 9)}-1${chance.between(0, 9)}`
  if (type === 'datetime-local' || /At$/.test(name)) return `${day}T1${chance.between(0, 9)}:00`
  if (type === 'date' || /(On|date|day)$/i.test(name)) return day
  if (type === 'time') return `1${chance.between(0, 9)}:00`
  if (type === 'number' || /capacity|guests|seats|days|hours/i.test(name)) return String(chance.between(1, 9))
  if (type === 'email' || /email|address/i.test(name)) return `fuzz-${forms}@example.org`
  if (type === 'url' || /url|link/i.test(name)) return 'https://example.org/'
  if (type === 'password') return 'a hall full of lanterns'
  if (/repeat|rrule/i.test(name)) return 'FREQ=WEEKLY;COUNT=4'
  if (/zone/i.test(name)) return 'Europe/Berlin'
  return type === 'textarea' ? 'Some **words**\n\n- one\n- two' : `Words ${forms}`
}
