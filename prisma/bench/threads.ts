import { reactionKinds } from '#app/modules/threads/domain/reaction.ts'
import { before, during, type Making } from './community.ts'
import type { Group } from './groups.ts'
import { insertRows, type Row } from './insert-rows.ts'
import { titles } from './sentences.ts'

/** Replies of the one long thread: with what it opens with, fifty posts. No other thread has as many. */
export const LONG_THREAD_REPLIES = 49

const MAX_REPLIES = 30
const AT_ONCE = 1000

type Rows = Record<'threads' | 'replies' | 'thread_tags' | 'thread_follows' | 'reactions', Row[]>

/** Lets the groups talk, the larger ones more. The first thread is the long one, in the first group. */
export async function makeThreads(making: Making, groups: Group[]): Promise<void> {
  const { client, counts, chance } = making
  await client.query('alter table thread_tags disable trigger thread_tags_added')
  for (let from = 0; from < counts.threads; from += AT_ONCE) {
    const rows: Rows = { threads: [], replies: [], thread_tags: [], thread_follows: [], reactions: [] }
    for (let index = from; index < Math.min(from + AT_ONCE, counts.threads); index++) {
      const isLong = index === 0
      const replies = isLong ? LONG_THREAD_REPLIES : Math.min(MAX_REPLIES, Math.floor(-4 * Math.log(1 - chance.next())))
      addThread(making, rows, isLong ? groups[0]! : chance.pickEarly(groups), replies)
    }
    await insertRows(
      client,
      'threads',
      rows.threads.map(({ accepted: _, ...row }) => row),
    )
    for (const table of ['replies', 'thread_tags', 'thread_follows', 'reactions'] as const) {
      await insertRows(client, table, rows[table])
    }
    const answered = rows.threads.filter(({ accepted }) => accepted)
    await client.query(
      `update threads t set accepted_reply_id = a.reply from unnest($1::text[], $2::text[]) as a(id, reply) where t.id = a.id`,
      [answered.map(({ id }) => id), answered.map(({ accepted }) => accepted)],
    )
  }
  await client.query('alter table thread_tags enable trigger thread_tags_added')
}

function addThread(making: Making, rows: Rows, group: Group, replyCount: number): void {
  const { chance, writer, at } = making
  const isLong = replyCount === LONG_THREAD_REPLIES
  const id = chance.id()
  const author = chance.pick(group.members)
  const started = isLong ? new Date(at.getTime() - 7 * 86_400_000) : before(making, 700)
  const tags = writer.skills(chance.between(1, 3))
  const { body, html } = writer.text(chance.between(1, 3))
  const replies = replyRows(making, { id, members: group.members, started, replyCount })
  const isQuestion = !isLong && chance.happens(0.4)
  rows.threads.push({
    id,
    group_id: group.id,
    author_id: author.id,
    kind: isQuestion ? 'question' : 'discussion',
    title: writer.fill(chance.pick(titles), tags[0]!.label),
    body,
    body_html: html,
    tag_words: inOrder(tags.map(({ label }) => label)).join(' '),
    skill_facets: inOrder(tags.map(({ slug }) => `skill:${slug}`)),
    pinned_at: !isLong && chance.happens(0.003) ? started : null,
    locked_at: !isLong && chance.happens(0.01) ? at : null,
    reply_count: replyCount,
    last_activity_at: replies.at(-1)?.created_at ?? started,
    created_at: started,
    accepted: isQuestion && replies.length > 0 && chance.happens(0.5) ? chance.pick(replies).id : null,
  })
  rows.replies.push(...replies)
  rows.thread_tags.push(...tags.map((tag) => ({ thread_id: id, ...tag })))
  rows.thread_follows.push({ thread_id: id, member_id: author.id, level: 'follow' })
  for (const { id: subject_id, created_at } of replies) {
    if (!chance.happens(0.15)) continue
    const kind = chance.pick(reactionKinds)
    for (const { id: member_id } of chance.some(group.members, chance.between(1, 3))) {
      rows.reactions.push({ subject_id, member_id, kind, created_at })
    }
  }
}

type Talk = { id: string; members: Group['members']; started: Date; replyCount: number }

function replyRows({ chance, writer, at }: Making, { id, members, started, replyCount }: Talk): Row[] {
  const latest = new Date(Math.min(at.getTime(), started.getTime() + 9 * 86_400_000))
  const moments = Array.from({ length: replyCount }, () => during(chance, started, latest))
  const rows: Row[] = []
  for (const created_at of moments.sort((a, b) => a.getTime() - b.getTime())) {
    const { body, html } = writer.text(chance.pick([1, 1, 2]))
    rows.push({
      id: chance.id(),
      thread_id: id,
      parent_id: rows.length > 0 && chance.happens(0.25) ? chance.pick(rows).id : null,
      author_id: chance.pick(members).id,
      body,
      body_html: html,
      created_at,
    })
  }
  return rows
}

/** As the database orders labels, so that threads carry the words that it would have gathered for them. */
function inOrder(labels: string[]): string[] {
  const key = (label: string) => label.toLowerCase()
  return labels.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
