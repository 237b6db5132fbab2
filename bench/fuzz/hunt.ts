import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import type { Chance } from '../../prisma/bench/chance.ts'
import { askInBytes, type Question } from './ask.ts'
import { multipart, type Pair, percent, urlencoded } from './bodies.ts'
import { Findings } from './findings.ts'
import { goodForm } from './good-form.ts'
import type { Hall, Watched } from './hall.ts'
import type { HallMap, Page, Target } from './map.ts'
import { type People, type Role, roles } from './people.ts'
import { strangeBytes } from './protocol.ts'
import type { Field } from './read-page.ts'
import { fill, type Route, routeOf } from './routes.ts'
import { shapes } from './shapes.ts'
import { readValues, type Value } from './values.ts'
import { Writes } from './writes.ts'

/** No request may hold the event loop for longer, in milliseconds of processor time. */
export const HELD_AT_MOST_MS = 250

const HEALED_EVERY = 25
/** Of a longer body the hall does not even listen to the end. */
const READ_AT_MOST_BYTES = 20_000_000
const TWICE = 'the same form twice at once'

/** A request, by whom and why; `again` makes it anew, so that it is not taken for the same form sent twice. */
type Try = { role: Role; route?: Route; shape: string; pageSize?: number; again: () => Question }

export type Tally = {
  posts: number
  reads: number
  byRole: Record<Role, number>
  addresses: Set<string>
  statuses: Map<number, number>
  longest: { held: number; of: string }
}

/** Puts hostile requests to a hall, one at a time, and looks at what each did to it. */
export class Hunt {
  readonly findings = new Findings()
  readonly tally: Tally = {
    posts: 0,
    reads: 0,
    byRole: Object.fromEntries(roles.map((role) => [role, 0])) as Record<Role, number>,
    addresses: new Set(),
    statuses: new Map(),
    longest: { held: 0, of: '' },
  }
  readonly #chance: Chance
  readonly #routes: readonly Route[]
  readonly #values: Value[] = readValues()
  readonly #without: RegExp | undefined
  #hall!: Hall
  #people!: People
  #writes!: Writes
  #asked = 0
  #turn = 0

  constructor(chance: Chance, routes: readonly Route[], without?: RegExp) {
    this.#without = without
    this.#chance = chance
    this.#routes = routes
  }

  /** Moves on to another hall, open on a fresh copy of the community. */
  async enter(hall: Hall, people: People, pool: pg.Pool): Promise<void> {
    this.#hall = hall
    this.#people = people
    this.#writes = await Writes.watch(pool)
    await people.heal()
  }

  /** Reads a page as somebody; what goes wrong is a finding like any other. */
  async visit(role: Role, path: string) {
    const route = routeOf(this.#routes, path.split('?')[0]!)
    const { answer } = await this.#try({ role, route, shape: 'a plain visit', again: () => this.#read(role, path) })
    return { status: answer.status, type: String(answer.headers['content-type'] ?? ''), text: answer.body.toString() }
  }

  async strangeBytes(): Promise<void> {
    for (const { name, bytes } of strangeBytes(new URL(this.#hall.url).host)) {
      this.tally.reads += 1
      const { status } = await askInBytes(this.#hall.url, bytes)
      if (status >= 500) this.#find('status', name, { method: 'bytes', path: '/' }, `answered ${status}`)
      const { complaints } = await this.#hall.ask({ method: 'GET', path: '/healthz' })
      for (const line of complaints) this.#find('log', name, { method: 'bytes', path: '/' }, line)
      await this.#stayOpen(name, { method: 'bytes', path: '/' })
    }
  }

  /** Forms, one after the other, gone wrong in every way; between them reads with strange questions and addresses. */
  async hunt(map: HallMap, enough: () => boolean): Promise<void> {
    const { targets, pages } = map
    const posts = this.#shuffled(targets.filter(({ form }) => form.method === 'POST'))
    const asked = this.#shuffled(targets.filter(({ form }) => form.method !== 'POST'))
    while (!enough()) {
      const target = posts[this.#turn % posts.length]!
      const round = Math.floor(this.#turn / posts.length)
      await this.#post(target, this.#turn, round)
      if (this.#turn % 4 === 1) await this.#askStrangely(this.#chance.pick(pages))
      if (this.#turn % 4 === 2) await this.#goAstray(this.#chance.pick(this.#routes), map)
      if (this.#turn % 8 === 3 && asked.length > 0) await this.#search(this.#chance.pick(asked))
      this.#turn += 1
    }
  }

  /** The whole-form shapes at one address where nobody has to be known: the first thing that a stranger would try. */
  async atTheDoor({ targets }: HallMap, enough: () => boolean): Promise<void> {
    const door = targets.find(({ role, route }) => role === 'visitor' && route.pattern === '/login')
    for (const shape of door ? shapes : []) {
      if (enough()) return
      await this.#postShape(door!, shape)
    }
  }

  async #post(target: Target, turn: number, round: number): Promise<void> {
    const way = (turn + round) % 5
    if (way === 0) return this.#postShape(target, shapes[(turn + round * 7) % shapes.length]!)
    if (way === 1 && round % 4 === 0) return this.#postTwice(target)
    const fields = target.form.fields.filter(({ name, type }) => name !== 'formId' && type !== 'submit')
    if (fields.length === 0) return this.#postShape(target, this.#chance.pick(shapes))
    const prose = fields.filter(({ type }) => type === 'textarea' || type === 'file')
    const field = prose.length > 0 && this.#chance.happens(0.5) ? this.#chance.pick(prose) : this.#chance.pick(fields)
    return this.#postValue(target, field, this.#valueFor(field))
  }

  async #postShape(target: Target, { name, make }: (typeof shapes)[number]): Promise<void> {
    if (this.#isLeftOut(name, target)) return
    await this.#try({
      ...target,
      shape: name,
      again: () => this.#write(target, make(goodForm(target.form, this.#chance))),
    })
  }

  async #postValue(target: Target, field: Field, value: Value): Promise<void> {
    const shape = `${value.name} in ${field.name}`
    if (this.#isLeftOut(shape, target)) return
    const again = () => {
      const good = goodForm(target.form, this.#chance)
      const made = value.make()
      const pairs = good.map(([name, old]): Pair => [name, name === field.name ? made : old])
      if (!pairs.some(([name]) => name === field.name)) pairs.push([field.name, made])
      const files = field.type === 'file' ? new Map([[field.name, 'file.ics']]) : undefined
      return this.#write(target, target.form.multipart ? multipart(pairs, files) : urlencoded(pairs))
    }
    await this.#try({ ...target, shape, again })
  }

  /** The same form twice at the same moment has the effect of one, or none. */
  async #postTwice(target: Target): Promise<void> {
    const question = this.#write(target, urlencoded(goodForm(target.form, this.#chance)))
    const both = await Promise.all([this.#hall.ask(question), this.#hall.ask(question)])
    const { role, route, path } = target
    const about = { method: 'POST', path, pattern: route.pattern, role }
    for (const { answer, complaints } of both) {
      this.#count(role, route, answer.status, 'posts')
      if (answer.status >= 500) this.#find('status', TWICE, about, `answered ${answer.status}`)
      for (const line of complaints) this.#find('log', TWICE, about, line)
    }
    await this.#writes.since()
  }

  /** A search form or another that asks. */
  async #search(target: Target): Promise<void> {
    const fields = target.form.fields.filter(({ type }) => type !== 'submit')
    if (fields.length === 0) return
    const field = this.#chance.pick(fields)
    const value = this.#valueFor(field)
    const again = () => {
      const pairs = goodForm(target.form, this.#chance).map(([name, old]): Pair => [
        name,
        name === field.name ? value.make() : old,
      ])
      return this.#read(
        target.role,
        `${target.path.split('?')[0]}?${urlencoded(pairs).bytes.toString().slice(0, 14_000)}`,
      )
    }
    await this.#try({ ...target, shape: `question ${value.name} in ${field.name}`, again })
  }

  async #askStrangely({ role, route, path, size }: Page): Promise<void> {
    const names = [
      'q',
      'page',
      'after',
      'at',
      'on',
      'from',
      'until',
      'month',
      'view',
      'type',
      'zone',
      'show',
      'edit',
      'draft',
      'reply',
      'near',
      'skill',
      'to',
      'date',
      'cursor',
      'since',
      'week',
    ]
    const name = this.#chance.pick(names)
    const value = this.#valueFor({ name: `${name}On`, value: '', type: 'text', choices: [] })
    const query = this.#chance.pick([
      `${name}=${percent(value.make()).slice(0, 14_000)}`,
      `${name}=${percent(value.make()).slice(0, 14_000)}`,
      `${name}[99999999]=1`,
      `${name}=a&`.repeat(1000),
      '&'.repeat(14_000),
      `${name}=%zz%`,
    ])
    const asData = this.#chance.happens(0.2) ? '.data' : ''
    const at = `${path === '/' && asData ? '/_root' : path}${asData}?${query}`
    await this.#try({
      role,
      route,
      shape: `question ${value.name} in ${name}`,
      pageSize: size,
      again: () => this.#read(role, at),
    })
  }

  async #goAstray(route: Route, map: HallMap): Promise<void> {
    const role = this.#chance.pick(roles)
    const wrong = [
      '%00',
      '%ff',
      '..%2f..%2fetc',
      '%F0%9F%A6%89',
      "'",
      '-1',
      'NaN',
      '__proto__',
      '%ED%A0%80',
      'a'.repeat(3000),
      '%2e%2e',
      '%',
      '0'.repeat(20),
      '9'.repeat(30),
      'a%0d%0ab',
      '%e2%80%ae',
      '1;2',
      'a.b.c',
      '.ics',
      '*',
      ':id',
      '%252e',
    ]
    const isReal = route.params.length === 0
    const path = isReal
      ? `${map.sampleOf(route)}/${this.#chance.pick(wrong)}`
      : fill(route, () => this.#chance.pick(wrong))
    const method = this.#chance.pick(['GET', 'GET', 'GET', 'HEAD', 'POST', 'DELETE', 'PUT', 'PATCH', 'OPTIONS'])
    const again = (): Question => ({
      method,
      path,
      headers: {
        ...this.#people.cookieOf(role),
        ...(method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
      },
      body: method === 'POST' ? Buffer.from('_method=delete&body=x') : undefined,
    })
    await this.#try({ role, route, shape: 'an address of nothing', again })
  }

  /** Sends, looks, and sends again what looked bad: only what is seen each time counts. */
  async #try(it: Try): Promise<Watched> {
    if ((this.#asked += 1) % HEALED_EVERY === 0) await this.#people.heal()
    const question = it.again()
    const method = question.method
    const watched = await this.#hall.ask(question)
    const { answer, complaints } = watched
    const about = { method, path: question.path, pattern: it.route?.pattern, role: it.role }
    this.#count(it.role, it.route, answer.status, method === 'GET' || method === 'HEAD' ? 'reads' : 'posts')

    const written = await this.#writes.since()
    if (answer.status >= 400 && written.length > 0)
      this.#find(
        'partial write',
        it.shape,
        about,
        `answered ${answer.status}, yet: ${[...new Set(written)].join(', ')}`,
      )
    if (answer.status >= 500) this.#find('status', it.shape, about, `answered ${answer.status}`)
    for (const line of complaints) this.#find('log', it.shape, about, line)
    const asked = (question.body?.length ?? 0) + question.path.length
    const page = Math.max(it.pageSize ?? 0, 300_000)
    if (answer.body.length > 10 * asked + page)
      this.#find('large answer', it.shape, about, `${asked} bytes asked, ${answer.body.length} answered`)
    const isHungUpOn = asked > READ_AT_MOST_BYTES && this.#hall.isOpen
    if (answer.status === 0) await this.#stayOpen(it.shape, about, isHungUpOn ? undefined : answer.problem)
    else if (watched.held > HELD_AT_MOST_MS) await this.#holdAgain(it, watched.held, about)
    else this.#longest(watched.held, it.shape, about)
    const isSentAway = answer.status === 401 || String(answer.headers.location ?? '').startsWith('/login')
    if (it.role !== 'visitor' && isSentAway) await this.#people.heal()
    return watched
  }

  #count(role: Role, route: Route | undefined, status: number, kind: 'posts' | 'reads'): void {
    this.tally[kind] += 1
    this.tally.byRole[role] += 1
    if (route) this.tally.addresses.add(route.pattern)
    this.tally.statuses.set(status, (this.tally.statuses.get(status) ?? 0) + 1)
  }

  async #holdAgain(it: Try, first: number, about: About): Promise<void> {
    let least = first
    for (let again = 0; again < 3 && least > HELD_AT_MOST_MS; again += 1) {
      await this.#people.heal()
      await delay(200)
      const { held, answer } = await this.#hall.ask(it.again())
      if (answer.status === 0) return this.#stayOpen(it.shape, about, answer.problem)
      least = Math.min(least, held)
    }
    await this.#writes.since()
    this.#longest(least, it.shape, about)
    if (least > HELD_AT_MOST_MS) this.#find('hold', it.shape, about, `holds everybody for ${Math.round(least)} ms`)
  }

  #isLeftOut(shape: string, { route }: Target): boolean {
    return this.findings.isKnownToHold(shape) || this.#without?.test(`${route.pattern} ${shape}`) === true
  }

  #longest(held: number, shape: string, { method, path, role }: About): void {
    if (held > this.tally.longest.held)
      this.tally.longest = { held, of: `${method} ${path.slice(0, 60)} as ${role}, ${shape}` }
  }

  /** After no answer: is the hall still there, and does it answer others? */
  async #stayOpen(shape: string, about: About, problem?: string): Promise<void> {
    const open = this.#hall.isOpen
    const reason = open ? problem : 'the web process ended'
    if (reason) this.#find('no answer', shape, about, reason)
    const answers = open && (await this.#hall.ask({ method: 'GET', path: '/healthz' })).answer.status === 200
    if (!answers) await this.#hall.reopen()
  }

  #find(kind: Parameters<Findings['add']>[0]['kind'], shape: string, about: About, what: string): void {
    const { method, path, pattern = path, role = 'visitor' } = about
    this.findings.add({ kind, shape, method, path, pattern, role, what })
  }

  #valueFor(field: Field): Value {
    const made = this.#values.filter(({ fits }) => fits?.(field))
    const any = this.#values.filter(({ fits }) => !fits)
    return made.length > 0 && this.#chance.happens(0.6) ? this.#chance.pick(made) : this.#chance.pick(any)
  }

  #write({ role, path }: Target, { type, bytes }: { type: string; bytes: Buffer }): Question {
    const headers = { ...this.#people.cookieOf(role), ...(type ? { 'Content-Type': type } : {}) }
    return { method: 'POST', path, headers, body: bytes }
  }

  #read(role: Role, path: string): Question {
    return { method: 'GET', path, headers: this.#people.cookieOf(role) }
  }

  #shuffled<Item>(items: readonly Item[]): Item[] {
    const keyed = items.map((item) => ({ item, key: this.#chance.next() }))
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
  }
}

type About = { method: string; path: string; pattern?: string; role?: string }
