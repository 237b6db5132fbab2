import pg from 'pg'

export type FloorPost = {
  id: string
  parentId: string | null
  name: string
  handle: string
  at: string
  html: string
  reactions: Partial<Record<string, number>>
}
export type FloorThread = FloorPost & { title: string; slug: string; groupName: string }

const reacted = (subject: string) => `coalesce((select json_object_agg(kind, count) from (
  select kind, count(*)::int from reactions where subject_id = ${subject} group by kind) k), '{}') as reactions`

/** Reads a thread and its posts in the two statements that no page of it can do without. */
export function threadReader(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 20 })
  return async (threadId: string): Promise<{ thread: FloorThread; posts: FloorPost[] }> => {
    const [thread, posts] = await Promise.all([
      pool.query({
        name: 'thread',
        text: `select t.id, t.title, t.body_html as html, t.created_at as at, m.name, m.handle::text, g.slug,
            g.name as "groupName", ${reacted('t.id')}
          from threads t join members m on m.id = t.author_id join groups g on g.id = t.group_id where t.id = $1`,
        values: [threadId],
      }),
      pool.query({
        name: 'posts',
        text: `select r.id, r.parent_id as "parentId", r.body_html as html, r.created_at as at, m.name, m.handle::text,
            ${reacted('r.id')}
          from replies r join members m on m.id = r.author_id
          where r.thread_id = $1 and r.deleted_at is null order by r.created_at, r.id limit 50`,
        values: [threadId],
      }),
    ])
    return { thread: withTimeAsText(thread.rows[0]), posts: posts.rows.map(withTimeAsText) }
  }
}

function withTimeAsText<Row extends { at: Date }>(row: Row) {
  return { ...row, at: row.at.toISOString() } as never
}
