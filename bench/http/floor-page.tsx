import { Avatar } from '#app/components/avatar.tsx'
import { Markdown } from '#app/components/markdown.tsx'
import { Time } from '#app/components/time.tsx'
import type { FloorPost, FloorThread } from './floor-data.ts'

const reactions = [
  { kind: 'thanks', words: 'Thanks' },
  { kind: 'been-there', words: 'Been there' },
  { kind: 'learned', words: 'Learned something' },
] as const

const places = ['Home', 'Groups', 'Events', 'Mentors', 'Search']

/** The page of a thread as a member sees it, in plain elements: no router, no drawn icons, no data for the browser. */
export function FloorPage({ thread, posts, now }: { thread: FloorThread; posts: readonly FloorPost[]; now: string }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${thread.title} · Guildhall`}</title>
        <link rel="stylesheet" href="/assets/app.css" />
      </head>
      <body>
        <div className="app">
          <nav aria-label="Main">
            <ul className="places">
              {places.map((place) => (
                <li key={place}>
                  <a href={`/${place.toLowerCase()}`}>{place}</a>
                </li>
              ))}
            </ul>
          </nav>
          <main id="main">
            <p className="crumbs">
              <a href={`/groups/${thread.slug}`}>{thread.groupName}</a>
            </p>
            <h1>{thread.title}</h1>
            <Post post={{ ...thread, parentId: null }} threadId={thread.id} now={now} />
            {posts.map((post) => (
              <Post key={post.id} post={post} threadId={thread.id} now={now} />
            ))}
            <form method="post" action={`/threads/${thread.id}/replies`}>
              <label htmlFor="body">Your reply</label>
              <textarea id="body" name="body" rows={5} required />
              <button className="button main">Post reply</button>
            </form>
          </main>
        </div>
      </body>
    </html>
  )
}

function Post({ post, threadId, now }: { post: FloorPost; threadId: string; now: string }) {
  const { id, name, handle, at, html, parentId } = post
  return (
    <article id={`reply-${id}`} className="post">
      <span className="who">
        <Avatar name={name} />
        <span>
          <a className="name plain" href={`/members/${handle}`}>
            {name}
          </a>
          <span className="sub">
            <a className="plain" href={`/threads/${threadId}?at=${id}#reply-${id}`}>
              <Time at={at} zone="Europe/Berlin" now={now} />
            </a>
            {parentId ? <a href={`#reply-${parentId}`}> · answering</a> : null}
          </span>
        </span>
      </span>
      <Markdown html={html} />
      <div className="reactions">
        <form className="reactions" method="post" action={`/reactions/${id}`}>
          {reactions.map(({ kind, words }) => (
            <button key={kind} className="react" name="say" value={kind} aria-pressed={false} title={words}>
              {post.reactions[kind] ? `${words} ${post.reactions[kind]}` : words}
            </button>
          ))}
        </form>
        <a className="react bare" href={`/threads/${threadId}?reply=${id}#reply-form`}>
          Reply
        </a>
        <a className="react bare" href={`/reports?kind=reply&id=${id}`}>
          Report
        </a>
      </div>
    </article>
  )
}
