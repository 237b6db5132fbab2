import { setTimeout as delay } from 'node:timers/promises'
import type { Chance } from '../../prisma/bench/chance.ts'
import type { Community } from './community.ts'

/** What was answered as done, and so has to be there afterwards. */
export type Acknowledged = {
  threads: Set<string>
  replies: Set<string>
  /** Whether a person has a place at the event or in its line; unknown after a request that got no answer. */
  seated: Map<string, boolean>
  unanswered: number
}

export type Load = { acknowledged: Acknowledged; stop(): Promise<void> }

/** Everybody writes without pause: threads, replies that call somebody in, seats taken and given back. */
export function startLoad(community: Community, halls: string[], chance: Chance): Load {
  const acknowledged: Acknowledged = { threads: new Set(), replies: new Set(), seated: new Map(), unanswered: 0 }
  let going = true
  const clients = community.people.map((person, n) => keepWriting(person, n))
  return {
    acknowledged,
    async stop() {
      going = false
      await Promise.all(clients)
    },
  }

  async function keepWriting({ id, cookie }: Community['people'][number], n: number): Promise<void> {
    let thread: string | undefined
    for (let turn = 0; going; turn += 1) {
      const hall = chance.pick(halls)
      const words = `${n}-${turn}-${chance.between(0, 1e9)}`
      const choice = chance.next()
      if (!thread || choice < 0.2) {
        const kind = { title: `Thread ${words}`, body: 'Said in hard weather.', kind: 'discussion', tags: '' }
        const to = await post(`${hall}/groups/${community.slug}/threads`, cookie, kind)
        if (to) acknowledged.threads.add(kind.title)
        thread = /\/threads\/([0-9a-z]{20})/.exec(to ?? '')?.[1] ?? thread
      } else if (choice < 0.6) {
        const other = chance.pick(community.people)
        const body = `Reply ${words} for @${other.handle}`
        if (await post(`${hall}/threads/${thread}/replies`, cookie, { body })) acknowledged.replies.add(body)
      } else {
        const takes = acknowledged.seated.get(id) !== true
        acknowledged.seated.delete(id)
        const path = `${hall}/events/${community.eventId}/rsvp`
        if (await post(path, cookie, takes ? {} : { _method: 'delete' })) acknowledged.seated.set(id, takes)
      }
      await delay(20)
    }
  }

  async function post(url: string, cookie: string, fields: Record<string, string>): Promise<string | null> {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ ...fields, formId: `chaos-${chance.id()}` }),
        signal: AbortSignal.timeout(20_000),
      })
      await answer.arrayBuffer()
      if (answer.status === 302) return answer.headers.get('location') ?? '/'
    } catch {
      await delay(100)
    }
    acknowledged.unanswered += 1
    return null
  }
}
