import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { runInNewContext } from 'node:vm'
import { createRequestHandler, type EntryContext, type ServerBuild } from '@remix-run/node'
import { Outlet, Scripts, useLoaderData } from '@remix-run/react'
import { expect, test } from 'vitest'
import { ANSWERED_AT_ONCE } from './before-hydration.ts'
import { partsOfBuild } from './part-of-build.ts'
import { WholeAnswer, wholeTextOf } from './whole-answer.server.ts'
import { renderWhole } from './whole-page.server.tsx'

const SEE = 'see docs/internals.md'
const words = `<p>${'What somebody wrote. '.repeat(10)}</p>`
const datas: string[] = []

const react = readFileSync('node_modules/react-dom/cjs/react-dom.development.js', 'utf8')

test('Remix answers from the routes its build lists, and tells the browser of those alone', async () => {
  const html = await (await answer('/things/a')).text()
  expect(html, `Remix did not render a route of a part of the build: ${SEE}`).toContain('What somebody wrote')
  const told = /window\.__remixManifest = (\{[\s\S]*?\n\});/.exec(html)?.[1]
  expect(told, `Remix does not write window.__remixManifest any more: ${SEE}`).toBeDefined()
  expect(Object.keys(JSON.parse(told!).routes).sort(), `the manifest is not that of the part: ${SEE}`).toEqual([
    'front',
    'root',
    'thing',
  ])
})

test('Remix asks for the data of a page at its address and .data', async () => {
  const given = await answer('/things/a.data')
  expect(given.status, `Remix does not answer a page's data at .data: ${SEE}`).toBe(200)
  expect(await given.text()).toContain('What somebody wrote')
})

test('Remix hands on the answer of the entry as the object it is', async () => {
  expect(wholeTextOf(await answer('/things/a')), `Remix copies the answer: ${SEE}`).toContain('<!doctype html>')
})

test('the browser receives the data from the end of the page as Remix would have streamed it', async () => {
  const html = await (await answer('/things/a')).text()
  const scripts = [...html.matchAll(/<script nonce="n">([\s\S]*?)<\/script>/g)].map(([, code]) => code!)
  const enqueued = scripts.filter((code) => code.includes('streamController.enqueue('))
  expect(enqueued, `Remix streams the data from inside of the render as well: ${SEE}`).toHaveLength(1)
  const window: Record<string, { stream?: ReadableStream<Uint8Array> }> = {}
  const document = { querySelectorAll: () => [{ innerHTML: words }] }
  const browser = { window, document, ReadableStream, TextEncoderStream }
  for (const code of [scripts.find((each) => each.includes('__remixContext ='))!, ...enqueued])
    runInNewContext(code, browser)
  const stream = window.__remixContext?.stream
  expect(stream, `Remix does not read window.__remixContext.stream any more: ${SEE}`).toBeDefined()
  expect(await text(stream as never)).toBe(datas.at(-1))
})

test('Remix says whether a page has rendered its scripts', async () => {
  const { hasScripts } = await rendered('/plain')
  expect(hasScripts, `renderMeta.didRenderScripts is not what it was: ${SEE}`).toBe(false)
  expect((await rendered('/things/a')).hasScripts).toBe(true)
})

test('React answers at once to the events that are kept from it', () => {
  const list = /discreteReplayableEvents = \[([^\]]+)\]/.exec(react)?.[1]
  expect(list, `React has no list of discrete events any more: ${SEE}`).toBeDefined()
  const events = [...list!.matchAll(/'(\w+)'/g)].map(([, name]) => name!)
  expect(ANSWERED_AT_ONCE.toSorted(), `React answers other events at once: ${SEE}`).toEqual(events.sort())
})

test('React leaves a text area alone whose text is not the one it was made with', () => {
  expect(react, `React takes text areas over differently: ${SEE}`).toMatch(
    /if \(textContent === node\._wrapperState\.initialValue\) \{\s+if \([^)]+\) \{\s+node\.value = textContent/,
  )
})

let last: { hasScripts: boolean }

async function rendered(path: string) {
  await answer(path)
  return last
}

function answer(path: string): Promise<Response> {
  return createRequestHandler(partOf(path).build, 'production')(new Request(`http://hall.test${path}`))
}

async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  const [stream, copy] = context.serverHandoffStream!.tee()
  const { html, hasScripts } = await renderWhole(
    { ...context, serverHandoffStream: stream },
    request.url,
    'n',
    (page) => page,
  )
  datas.push(await text(copy as never))
  last = { hasScripts }
  return new WholeAnswer(html, { status, headers })
}

function Root() {
  return (
    <html>
      <body>
        <Outlet />
      </body>
    </html>
  )
}

function Thing() {
  const { html } = useLoaderData<{ html: string }>()
  return (
    <>
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
      <Scripts nonce="n" />
    </>
  )
}

const route = (id: string, path: string | undefined, more: object) => ({
  ...{ id, path, parentId: id === 'root' ? undefined : 'root', module: { default: () => null, ...more } },
  ...{ hasLoader: 'loader' in more, hasAction: false, hasErrorBoundary: false, imports: [], index: id === 'front' },
})
const loader = () => ({ html: words })
const routes = {
  root: route('root', '', { default: Root }),
  front: route('front', undefined, {}),
  plain: route('plain', 'plain', {}),
  thing: route('thing', 'things/:id', { default: Thing, loader }),
  other: route('other', 'others/:id', {}),
}
const told = Object.fromEntries(
  Object.entries(routes).map(([id, { module: _, ...each }]) => [id, { ...each, module: `/${id}.js` }]),
)
const partOf = partsOfBuild({
  mode: 'production',
  entry: { module: { default: handleRequest } },
  routes,
  assets: { entry: { imports: [], module: '/entry.js' }, routes: told, url: '/manifest.js', version: '1' },
  publicPath: '/',
  assetsBuildDirectory: 'build/client',
  isSpaMode: false,
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
} as unknown as ServerBuild)
