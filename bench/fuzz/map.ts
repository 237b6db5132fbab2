import type { PageForm } from './read-page.ts'
import { readPage } from './read-page.ts'
import { fill, type Route, routeOf } from './routes.ts'
import { type Role, roles } from './people.ts'

/** A form of a page, and who may see it there. */
export type Target = { role: Role; route: Route; path: string; form: PageForm; pageSize: number }

/** A page that somebody has seen, with the names of the questions that may be asked of it. */
export type Page = { role: Role; route: Route; path: string; size: number }

type Visit = (role: Role, path: string) => Promise<{ status: number; type: string; text: string }>

const NOBODY = '0'.repeat(20)
const KINDS = /^(_method|part|intent|kind|action|decision|what|mode|state|mark|scope|purpose)$/

/** What the product offers to each role: walked from the front page and every address without parameters. */
export class HallMap {
  readonly pages: Page[] = []
  readonly targets: Target[] = []
  readonly #samples = new Map<string, Set<string>>()
  readonly #known = new Set<string>()
  readonly #routes: readonly Route[]

  constructor(routes: readonly Route[]) {
    this.#routes = routes
  }

  get routes(): readonly Route[] {
    return this.#routes
  }

  /**
   * Visits up to `most` pages of each address as each role, the roles taking turns. What one of them finds is tried by
   * all.
   */
  async walk(visit: Visit, most: number, enough: () => boolean): Promise<void> {
    const fixed = this.#routes.filter(({ params }) => params.length === 0).map(({ pattern }) => pattern)
    const walkers = roles.map((role) => ({ role, found: ['/', ...fixed], next: 0, times: new Map<string, number>() }))
    const seen = new Set<string>()
    for (let idle = 0; idle < walkers.length && !enough();) {
      const walker = walkers.shift()!
      walkers.push(walker)
      const link = walker.found[walker.next++]
      idle = link === undefined ? idle + 1 : 0
      if (link === undefined || seen.has(`${walker.role} ${link}`)) continue
      seen.add(`${walker.role} ${link}`)
      const [path = '/', query] = link.split('#')[0]!.split('?')
      const route = routeOf(this.#routes, path)
      const times = route ? (walker.times.get(route.id) ?? 0) : most
      if (!route || times >= (query ? most + 1 : most)) continue
      walker.times.set(route.id, times + 1)
      const { status, type, text } = await visit(walker.role, link)
      if (status !== 200 || !type.includes('html')) continue
      this.pages.push({ role: walker.role, route, path, size: text.length })
      const { forms, links } = readPage(text, link)
      for (const form of forms) this.#add(walker.role, form, link, text.length)
      for (const next of links.flatMap((each) => this.#sample(each, link)))
        for (const { found } of walkers) found.push(next)
    }
    this.#addUnseen()
  }

  /** A real value for a parameter, as far as one was seen. */
  sampleOf(route: Route): string {
    return [...(this.#samples.get(route.id) ?? [])][0] ?? fill(route, () => NOBODY)
  }

  #sample(link: string, page: string): string[] {
    const target = new URL(link, `http://hall${page}`)
    if (target.host !== 'hall') return []
    const path = target.pathname
    const route = routeOf(this.#routes, path)
    if (!route) return []
    const samples = this.#samples.get(route.id) ?? new Set()
    this.#samples.set(route.id, samples)
    if (samples.size < 12) samples.add(path)
    return [path + target.search]
  }

  #add(role: Role, form: PageForm, page: string, pageSize: number): void {
    const { pathname, search } = new URL(form.action, `http://hall${page}`)
    const route = routeOf(this.#routes, pathname)
    if (!route) return
    this.#sample(pathname, page)
    const kinds = form.fields.map(({ name, value }) =>
      KINDS.test(name) ? `${name}=${value}` : name.replace(/\d+/g, '#'),
    )
    const key = [role, form.method, route.id, ...new Set(kinds.sort())].join(' ')
    if (this.#known.has(key)) return
    this.#known.add(key)
    this.targets.push({ role, route, path: pathname + search, form, pageSize })
  }

  /** Actions without a form that was seen: posted to with the fields that forms have. */
  #addUnseen(): void {
    const names = ['_method', 'title', 'body', 'name', 'part', 'id', 'words', 'startsAt']
    const fields = names.map((name) => ({ name, value: name === '_method' ? 'post' : 'a', type: 'text', choices: [] }))
    for (const route of this.#routes.filter(({ hasAction }) => hasAction)) {
      const path = this.sampleOf(route)
      const form = { action: path, method: 'POST', multipart: false, fields }
      for (const role of roles) {
        if (this.targets.some((it) => it.route === route && it.role === role && it.form.method === 'POST')) continue
        this.targets.push({ role, route, path, form, pageSize: 0 })
      }
    }
  }
}
