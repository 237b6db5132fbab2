import { createServer } from 'node:http'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { threadReader } from './floor-data.ts'
import { FloorPage } from './floor-page.tsx'

const KEEP_MS = 1000

const { DATABASE_URL, PORT, FLOOR_THREAD, FLOOR_KEEPS } = process.env
const readThread = threadReader(DATABASE_URL!)
let kept: { page: Promise<Buffer>; until: number } | undefined

createServer((_request, response) => {
  void (FLOOR_KEEPS ? cachedPage() : renderPage()).then(
    (page) =>
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': page.length }).end(page),
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
}).listen(Number(PORT), '127.0.0.1')

function cachedPage(): Promise<Buffer> {
  const now = Date.now()
  if (!kept || kept.until <= now) kept = { page: renderPage(), until: now + KEEP_MS }
  return kept.page
}

async function renderPage(): Promise<Buffer> {
  const { thread, posts } = await readThread(FLOOR_THREAD!)
  const html = renderToString(createElement(FloorPage, { thread, posts, now: new Date().toISOString() }))
  return Buffer.from(`<!doctype html>${html}`)
}
