import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import * as lucide from 'lucide-react'
import { expect, test } from 'vitest'
import * as icons from './icons.tsx'

/** `npx vitest run -u app/components/icons.test.ts` draws the file afresh. */
test('every icon is drawn in the file of icons as lucide draws it', async () => {
  const drawings = Object.keys(icons).map((name) => {
    const drawn = renderToStaticMarkup(createElement(lucide[name as 'Check']))
    return `<symbol id="${name}" viewBox="0 0 24 24">${/<svg[^>]*>(.*)<\/svg>/s.exec(drawn)![1]}</symbol>`
  })
  const file = `<svg xmlns="http://www.w3.org/2000/svg">\n${drawings.join('\n')}\n</svg>\n`
  await expect(file).toMatchFileSnapshot('./icons.svg')
})
