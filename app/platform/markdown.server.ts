import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

type Tree = Parameters<ReturnType<typeof rehypeSanitize>>[0]

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(tameLinksAndHeadings)
  .use(rehypeSanitize, {
    ...defaultSchema,
    tagNames: (defaultSchema.tagNames ?? []).filter((tag) => !['img', 'picture', 'source', 'input'].includes(tag)),
    protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
    attributes: { ...defaultSchema.attributes, a: ['href', 'rel', 'title'], code: [], '*': ['id'] },
    clobberPrefix: 'said-',
  })
  .use(rehypeStringify)

/**
 * Markdown as HTML that is safe to show: sanitised at the syntax tree, raw HTML dropped, links to elsewhere marked
 * `nofollow ugc`. Rendered once, when something is written.
 */
export function renderMarkdown(source: string): string {
  return String(processor.processSync(source))
}

function tameLinksAndHeadings() {
  return (tree: Tree) =>
    visit(tree, 'element', (node) => {
      if (node.tagName === 'a') node.properties = { ...node.properties, rel: ['nofollow', 'ugc', 'noopener'] }
      const heading = /^h([1-6])$/.exec(node.tagName)
      if (heading) node.tagName = `h${Math.min(6, Number(heading[1]) + 2)}`
    })
}
