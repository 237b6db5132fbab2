import fc from 'fast-check'

const marks =
  '> |>|- |1. |* |+ |-\n|#|# a\n|a\n-\n|a\n=\n|***\n|```|~~~|`|`` |\t|    a|  |\n|\n\n|a\\|b|:-:|\\|-|[|]|![|[![|[a](b)|](b)|[a][b]|' +
  '[b]: c\n|[^1]|[^1]: a\n|(|)|*|**|_|__|~|~~|*a |a* |_a |a_ |<|<a |<a b="|<!--|-->|<?|<![CDATA[|</a>|<b>|&|&a;|&#1;|\\|www.|' +
  'http://a.b|a@b.c|-.|@a|- [ ] |- [x] a\n|a|é|\u0645|😀|"|\''
const units = marks.split(/(?<!\\)\|/).map((unit) => unit.replaceAll('\\|', '|'))

/** Markdown as somebody would write it who wants the reader to stumble: few marks, in any order, as often as fits. */
export function hostileMarkdown(length: number): fc.Arbitrary<string> {
  const unit = fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''))
  return fc.array(unit, { minLength: 1, maxLength: 4 }).map((parts) =>
    parts
      .map((part) => part.repeat(Math.ceil(length / parts.length / part.length)))
      .join('\n')
      .slice(0, length),
  )
}
