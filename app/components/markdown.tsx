import { classNames } from './class-names.ts'

export type MarkdownProps = {
  /** HTML that was sanitised when it was written; nothing else may be handed in. */
  html: string
  className?: string
}

/** Written words, rendered. Code and tables that may scroll sideways can be reached by keyboard. */
export function Markdown({ html, className }: MarkdownProps) {
  return <div className={classNames('prose', className)} dangerouslySetInnerHTML={{ __html: reachable(html) }} />
}

function reachable(html: string): string {
  return html
    .replaceAll('<pre', '<pre tabindex="0"')
    .replaceAll('<table', '<div class="scroll" role="region" aria-label="Table" tabindex="0"><table')
    .replaceAll('</table>', '</table></div>')
}
