import { unzipSync, strFromU8 } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { deleteAccount } from '#app/modules/personal-data/commands/delete-account.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { leaveGroup } from '#app/modules/groups/commands/leave-group.server.ts'
import { alertSavedSearches } from '#app/modules/search/commands/alert-saved-searches.server.ts'
import { database, db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, makeMember, NOON, PASSWORD, passwordRow } from '#test/factories.ts'
import { put } from '#test/factories-everywhere.ts'
import { enrol, makeGroup, makeReply, makeThread, valueOf } from '#test/factories-groups.ts'
import { blockRow, groupRow, threadRow } from '#test/factories-search.ts'
import { exported } from '#test/exported.ts'
import { forgetLeaver } from './commands/forget-leaver.server.ts'
import { resumeDepartures } from './commands/resume-departures.server.ts'
import { exportArchive } from './queries/export-archive.server.ts'

useDatabase()

async function unpacked(actor: Actor): Promise<Record<string, string>> {
  const pieces: Uint8Array[] = []
  for await (const piece of exportArchive(as(actor))) pieces.push(piece)
  const files = unzipSync(new Uint8Array(Buffer.concat(pieces)))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

describe('the file one takes along', () => {
  test('holds a list for each part, what one wrote as text, and a page that says what is there', async () => {
    const member = await makeMember({ name: 'Ada', bio: 'I <mend> pots' })
    const group = await makeGroup(member)
    const threadId = await makeThread(member, group.slug, { title: 'Kilns', body: 'Who has *one*?' })
    await makeReply(member, threadId, 'I have.')
    const files = await unpacked(member)
    expect(Object.keys(files)).toEqual(['guildhall.json', 'threads/2026-11.md', 'replies/2026-11.md', 'index.html'])
    const everything = JSON.parse(files['guildhall.json']!)
    expect(everything.profile).toMatchObject({ name: 'Ada', story: 'I <mend> pots' })
    expect(everything.threads).toMatchObject([{ title: 'Kilns', body: 'Who has *one*?' }])
    expect(everything.sanctions).toEqual([])
    expect(files['threads/2026-11.md']).toBe('# Kilns\n\n2026-11-25\n\nWho has *one*?\n\n')
    expect(files['replies/2026-11.md']).toContain('# Reply in “Kilns”')
    expect(files['index.html']).toMatch(/Threads you started<td>1<td><code>threads/)
  })

  test('of somebody with 5,000 replies is made piece by piece: whole, in order, none twice', async () => {
    const member = await makeMember()
    const group = await groupRow({ members: [member] })
    const thread = await threadRow(group.id, member.id)
    await database().pool.query(
      `insert into replies (id, thread_id, author_id, body, body_html, created_at)
       select 'r' || to_char(n, 'FM0000000'), $1, $2, 'Reply ' || n, '', $3::timestamptz + (n / 3) * interval '1 ms'
       from generate_series(1, 5000) n`,
      [thread, member.id, NOON],
    )
    await database().pool.query('analyze replies')
    let largest = 0
    const pieces: Uint8Array[] = []
    for await (const piece of exportArchive(as(member))) {
      largest = Math.max(largest, piece.length)
      pieces.push(piece)
    }
    expect(largest).toBeLessThan(256 * 1024)
    const files = unzipSync(new Uint8Array(Buffer.concat(pieces)))
    const { replies } = JSON.parse(strFromU8(files['guildhall.json']!)) as { replies: { body: string }[] }
    expect(replies).toHaveLength(5_000)
    expect(new Set(replies.map(({ body }) => body)).size).toBe(5_000)
    expect(replies.at(0)!.body).toBe('Reply 1')
    expect(replies.at(-1)!.body).toBe('Reply 5000')
  })
})

describe('nobody else’s secrets are in it', () => {
  let member: Actor
  let other: Actor
  beforeAll(async () => {
    member = await makeMember()
    other = await makeMember({ name: 'Bertha Blocked' })
  })
  const text = async () => JSON.stringify(await exported(as(member)))

  test('not the name, the threads or the notices of a secret group one has left', async () => {
    const owner = await makeMember()
    const group = await makeGroup(owner, { name: 'Inner circle', visibility: 'secret', joinPolicy: 'invite' })
    await enrol(group.groupId, [member])
    const threadId = await makeThread(owner, group.slug, { title: 'Inner matters' })
    await makeReply(member, threadId, 'My own words')
    const inner = { member_id: member.id, group_id: group.groupId }
    await put('inbox_items', { ...inner, kind: 'reply', dedupe_key: 'x', title: 'New in Inner circle', href: '/' })
    const gist = JSON.stringify({ groupId: group.groupId })
    await put('mails', { member_id: member.id, to: member.email, subject: 'Inner circle', status: 'sent', gist })
    await put('bookmarks', { member_id: member.id, subject_id: threadId, subject_kind: 'thread' })
    await put('reactions', { member_id: member.id, subject_id: threadId, kind: 'like' })
    await put('digests', { member_id: member.id, scope: group.groupId, rhythm: 'weekly', next_at: NOON })
    await put('programs', { slug: 'inner', name: 'Inner cohort', group_id: group.groupId, organizer_id: member.id })
    expect(await text()).toMatch(/Inner circle.*Inner matters/s)
    valueOf(await leaveGroup(as(member), { slug: group.slug }))
    expect(await text()).toContain('My own words')
    expect(await text()).not.toMatch(/inner (circle|matters|cohort)/i)
  })

  test('not the name of somebody one shares a block with, nor who has blocked one', async () => {
    await put('mentorship_requests', {
      mentee_id: other.id,
      mentor_id: member.id,
      status: 'declined',
      note: 'Please',
      support: [],
    })
    expect(await text()).toContain('Bertha Blocked')
    await blockRow(other.id, member.id)
    expect(await text()).toContain('Please')
    expect(await text()).not.toContain('Bertha Blocked')
    expect((await exported(as(member))).blocks).toEqual([])
  })

  test('not what the other said of a talk before both have spoken', async () => {
    const [mentor, startsAt] = [await makeMember(), new Date(NOON.getTime() - 9e6)]
    const talk = { mentor_id: mentor.id, mentee_id: member.id, starts_at: startsAt, ends_at: NOON, state: 'confirmed' }
    const booking = await put('bookings', talk)
    const said = { booking_id: booking, author_id: mentor.id, about_id: member.id, rating: 2, words: 'Came unprepared' }
    await put('talk_feedback', said)
    expect(await text()).not.toContain('Came unprepared')
    await db().talkFeedback.updateMany({ data: { releasedAt: NOON } })
    expect(await text()).toContain('Came unprepared')
  })

  test('not who reported one, nor who decided', async () => {
    const [reporter, moderator] = [
      await makeMember({ name: 'Rita Reporter' }),
      await makeMember({ name: 'Mona Moderator' }),
    ]
    const report = await put('reports', {
      ...{
        reporter_id: reporter.id,
        subject_kind: 'member',
        subject_id: member.id,
        reason: 'rude',
        details: 'They shouted',
      },
      ...{ status: 'upheld', resolved_by_id: moderator.id, resolved_at: NOON },
    })
    const sanction = {
      member_id: member.id,
      kind: 'silence',
      reason: 'Shouting',
      by_id: moderator.id,
      report_id: report,
    }
    await put('sanctions', sanction)
    expect(await text()).toContain('Shouting')
    for (const secret of ['Rita', 'Mona', reporter.id, reporter.handle, moderator.id, 'They shouted', report]) {
      expect(await text()).not.toContain(secret)
    }
  })
})

describe('forgetting', () => {
  async function leaverWith(reactions: number): Promise<Actor> {
    const leaver = await makeMember()
    await passwordRow(leaver)
    await database().pool.query(
      `insert into reactions (subject_id, member_id, kind, created_at) select 's' || n, $1, 'like', $2 from generate_series(1, $3) n`,
      [leaver.id, NOON, reactions],
    )
    valueOf(await deleteAccount(as(leaver), { confirm: leaver.handle, password: PASSWORD }))
    return leaver
  }
  const left = (of: Actor) => db().reaction.count({ where: { memberId: of.id } })

  test('takes at most as many rows in one transaction as it is told', async () => {
    const leaver = await leaverWith(25)
    await database().pool.query(`
      create table touched (n int);
      create function count_gone() returns trigger language plpgsql as $$
        begin insert into touched select count(*) from gone; return null; end $$;
      create trigger counted after delete on reactions referencing old table as gone for each statement execute function count_gone()`)
    await forgetLeaver(as(leaver), leaver.id, 10)
    const { rows } = await database().pool.query<{ n: number }>('select n from touched order by n desc')
    await database().pool.query('drop trigger counted on reactions; drop function count_gone; drop table touched')
    expect(rows.map(({ n }) => n)).toEqual([10, 10, 5])
    expect(await left(leaver)).toBe(0)
  })

  test('broken off is taken up again by the worker, and done again changes nothing', async () => {
    const leaver = await leaverWith(25)
    await database().pool.query(`
      create function refuse() returns trigger language plpgsql as $$ begin raise 'the machine stops'; end $$;
      create trigger stops before delete on drafts for each statement execute function refuse()`)
    await put('drafts', { member_id: leaver.id, place: 'reply', subject_id: 'x', body: 'Words' })
    await expect(forgetLeaver(as(leaver), leaver.id)).rejects.toThrow('the machine stops')
    await database().pool.query('drop trigger stops on drafts; drop function refuse')
    expect(await db().departure.count({ where: { memberId: leaver.id } })).toBe(1)
    await database().pool.query('delete from graphile_worker._private_jobs')
    const later = new Date(NOON.getTime() + 2 * 3600_000)
    await resumeDepartures(db(), later)
    await resumeDepartures(db(), later)
    const { rows } = await database().pool.query(
      `select payload #>> '{fact,body,memberId}' as id from graphile_worker._private_jobs where payload #>> '{fact,kind}' = 'member.left'`,
    )
    expect(rows).toEqual([{ id: leaver.id }])
    for (const again of [1, 2]) {
      await forgetLeaver(as(leaver), leaver.id)
      expect([again, await left(leaver), await db().draft.count({ where: { memberId: leaver.id } })]).toEqual([
        again,
        0,
        0,
      ])
      expect(await db().departure.count({ where: { memberId: leaver.id } })).toBe(0)
    }
  })

  test('ends kept searches at once, whoever is first', async () => {
    const leaver = await makeMember()
    await passwordRow(leaver)
    await put('saved_searches', {
      member_id: leaver.id,
      query: 'kiln',
      type: 'threads',
      seen_members: [],
      seen_until: NOON,
    })
    valueOf(await deleteAccount(as(leaver), { confirm: leaver.handle, password: PASSWORD }))
    await alertSavedSearches(db(), new Date(NOON.getTime() + 2 * 3600_000))
    expect(await db().savedSearch.findFirstOrThrow()).toMatchObject({ seenUntil: NOON })
    await forgetLeaver(as(leaver), leaver.id)
    expect(await db().savedSearch.count()).toBe(0)
  })

  test('leaves alone those who are still here, whatever is asked', async () => {
    const member = await makeMember({ bio: 'Here' })
    await put('reactions', { member_id: member.id, subject_id: 'x', kind: 'like' })
    await put('departures', { member_id: member.id, handle: member.handle, left_at: NOON })
    await forgetLeaver(as(member), member.id)
    expect(await left(member)).toBe(1)
  })
})
