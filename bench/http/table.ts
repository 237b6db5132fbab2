/** Lines of cells as a table of Markdown, the first line its head; figures stand to the right. */
export function table(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, column) => Math.max(3, ...lines.map((line) => line[column]!.length)))
  const text = lines.map(
    (line) => `| ${line.map((cell, column) => aligned(cell, widths[column]!, column)).join(' | ')} |`,
  )
  text.splice(
    1,
    0,
    `| ${widths.map((width, column) => (column ? '-'.repeat(width - 1) + ':' : '-'.repeat(width))).join(' | ')} |`,
  )
  return text.join('\n')
}

function aligned(cell: string, width: number, column: number): string {
  return column ? cell.padStart(width) : cell.padEnd(width)
}
