import { describe, expect, it } from 'vitest'
import { nestReplies, type Branch } from './reply-tree.ts'

type Post = { id: string; parentId: string | null }
const post = (id: string, parentId: string | null = null): Post => ({ id, parentId })
const shape = (branches: Branch<Post>[]): unknown[] =>
  branches.map(({ post, children }) => (children.length ? [post.id, ...shape(children)] : post.id))

describe('nesting replies', () => {
  it('puts each under what it answers', () => {
    expect(shape(nestReplies([post('a'), post('b', 'a'), post('c'), post('d', 'b')], 2))).toEqual([
      ['a', ['b', 'd']],
      'c',
    ])
  })
  it('lines up on the last level what goes deeper, and says what it answers', () => {
    const tree = nestReplies([post('a'), post('b', 'a'), post('c', 'b'), post('d', 'c'), post('e', 'd')], 2)
    expect(shape(tree)).toEqual([['a', ['b', 'c', 'd', 'e']]])
    const last = tree[0]!.children[0]!.children
    expect(last.map((branch) => branch.replyingTo)).toEqual([null, 'c', 'd'])
  })
  it('keeps at the top what answers an earlier page, and says so', () => {
    expect(nestReplies([post('b', 'earlier')], 2)).toMatchObject([{ replyingTo: 'earlier', children: [] }])
  })
})
