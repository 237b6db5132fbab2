export type Branch<Post> = { post: Post; replyingTo: string | null; children: Branch<Post>[] }

type Node = { id: string; parentId?: string | null }

/**
 * Nests the posts of one page, given oldest first, under the posts they answer, `levels` deep; what goes deeper lines
 * up on the last level. `replyingTo` is the id of the answered post wherever the nesting alone does not show it:
 * on the last level, or when it stands on an earlier page.
 */
export function nestReplies<Post extends Node>(posts: readonly Post[], levels: number): Branch<Post>[] {
  const roots: Branch<Post>[] = []
  const placed = new Map<string, { list: Branch<Post>[]; level: number; branch: Branch<Post> }>()
  for (const post of posts) {
    const parent = post.parentId ? placed.get(post.parentId) : undefined
    const branch: Branch<Post> = { post, replyingTo: null, children: [] }
    let place: { list: Branch<Post>[]; level: number }
    if (!parent) {
      place = { list: roots, level: 0 }
      branch.replyingTo = post.parentId ?? null
    } else if (parent.level < levels) {
      place = { list: parent.branch.children, level: parent.level + 1 }
    } else {
      place = { list: parent.list, level: parent.level }
      branch.replyingTo = post.parentId ?? null
    }
    place.list.push(branch)
    placed.set(post.id, { ...place, branch })
  }
  return roots
}
