import type { Element, ElementContent, Root as HtmlTree } from 'hast'
import type { Html, Parents, Root as Tree } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified, type Processor } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { mentionSyntax, mentionTree, type Mention } from './mention-syntax.ts'

/** `key` makes the ids of footnotes this text's own; `people` are the links of those who may be mentioned, by handle. */
export type Words = { source: string; key?: string; people?: Record<string, string> }
/** Safe HTML, and the handles mentioned in it, lower-case, each once. */
export type Rendered = { html: string; mentions: string[] }

/** Where words run on; HTML elsewhere is a block. */
const running = ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link', 'linkReference']
const dropped = ['img', 'picture', 'source']
const blocks = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'table', 'th', 'td']

const schema: Schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((tag) => !dropped.includes(tag)),
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
  attributes: {
    a: [
      'href',
      'rel',
      'title',
      'ariaLabel',
      'ariaDescribedBy',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      ['className', 'data-footnote-backref'],
    ],
    code: [],
    input: ['ariaLabel', ['type', 'checkbox'], 'checked', ['disabled', true]],
    li: [['className', 'task-list-item']],
    ol: ['start', ['className', 'contains-task-list']],
    ul: [['className', 'contains-task-list']],
    p: [['className', 'as-written', 'sr-only']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: ['align'],
    th: ['align'],
    '*': ['id', ['dir', 'auto']],
  },
  /** Ids come from footnotes alone and bear a prefix already. */
  clobber: [],
}

/**
 * Markdown as HTML that is safe to show: sanitised at the syntax tree, HTML shown as it was written, pictures as links,
 * links to elsewhere marked `nofollow ugc`. It may take long; pages ask the door, `markdown.server.ts`.
 */
export function render({ source, key, people = {} }: Words): Rendered {
  const mentions = new Set<string>()
  const prefix = key ? `said-${key}-` : 'said-'
  const html = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(syntax)
    .use(() => (tree: Tree) => findMentions(tree, mentions))
    .use(remarkRehype, {
      clobberPrefix: prefix,
      footnoteLabelTagName: 'p',
      footnoteLabelProperties: { className: ['sr-only'] },
      handlers: { html: asWritten, mention: (_: State, node: Mention) => linkedMention(node, people) },
    })
    .use(() => (tree: HtmlTree) => tame(tree, prefix))
    .use(rehypeSanitize, schema)
    .use(rehypeStringify)
    .processSync(source)
  return { html: String(html), mentions: [...mentions] }
}

/** Adds mentions, and spares the second look for addresses in finished text, which takes the square of its length. */
function syntax(this: Processor) {
  const data = this.data()
  const trees = (data.fromMarkdownExtensions ?? []).flat()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), mentionSyntax]
  data.fromMarkdownExtensions = [...trees.map(({ transforms: _, ...rest }) => rest), mentionTree]
}

/** HTML is shown as words, never obeyed and never dropped; in a block of its own with its lines and their indents. */
function asWritten(_: State, { value }: Html, parent: Parents | undefined): ElementContent {
  const text = { type: 'text' as const, value }
  if (parent && running.includes(parent.type)) return text
  return { type: 'element', tagName: 'p', properties: { className: ['as-written'] }, children: [text] }
}

/** Collects the handles; within a link there are none. */
function findMentions(tree: Tree, found: Set<string>): void {
  visit(tree, (node) => {
    if (node.type !== 'link' && node.type !== 'linkReference') {
      if (node.type === 'mention') found.add(node.value.slice(1).toLowerCase())
      return
    }
    visit(node, 'mention', (inner, index, parent) => {
      if (parent && index !== undefined) parent.children[index] = { type: 'text', value: inner.value }
    })
    return SKIP
  })
}

function linkedMention({ value }: Mention, people: Record<string, string>): ElementContent {
  const handle = value.slice(1).toLowerCase()
  const text = { type: 'text' as const, value }
  if (!Object.hasOwn(people, handle)) return text
  return { type: 'element', tagName: 'a', properties: { href: people[handle] }, children: [text] }
}

function tame(tree: HtmlTree, prefix: string): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'img' && parent && index !== undefined) {
      parent.children[index] = pictureLink(node)
      return index
    }
    if (node.tagName === 'a') tameLink(node, prefix)
    if (node.tagName === 'input') node.properties.ariaLabel = node.properties.checked ? 'Done' : 'To do'
    if (node.properties.id === 'footnote-label') node.properties.id = `${prefix}footnote-label`
    const heading = /^h([1-6])$/.exec(node.tagName)
    if (heading) node.tagName = `h${Math.min(6, Number(heading[1]) + 2)}`
    if (blocks.includes(node.tagName)) node.properties = { dir: 'auto', ...node.properties }
    return undefined
  })
}

function tameLink(node: Element, prefix: string): void {
  const isWithin = typeof node.properties.href === 'string' && node.properties.href.startsWith(`#${prefix}`)
  if (!isWithin) node.properties.rel = ['nofollow', 'ugc', 'noopener']
  if (node.properties.ariaDescribedBy) node.properties.ariaDescribedBy = [`${prefix}footnote-label`]
  if (node.children.some(isPicture)) node.children = node.children.map((it) => (isPicture(it) ? pictureText(it) : it))
}

function isPicture(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'img'
}

function pictureLink(picture: Element): Element {
  const { src, title } = picture.properties
  return { type: 'element', tagName: 'a', properties: { href: src, title }, children: [pictureText(picture)] }
}

function pictureText({ properties: { alt, src } }: Element): ElementContent {
  return { type: 'text', value: String(alt || src || '') }
}
