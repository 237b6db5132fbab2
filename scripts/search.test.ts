import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { meiliClient } from '#app/modules/search/engines/meilisearch.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeMember } from '#test/factories.ts'
import { groupRow, threadRow } from '#test/factories-search.ts'
import { startMeilisearch, type TestMeilisearch } from '#test/meilisearch.ts'

useDatabase()

let meili: TestMeilisearch
let threadId: string
beforeAll(async () => {
  meili = await startMeilisearch()
  const member = await makeMember()
  const { id } = await groupRow({ members: [member] })
  threadId = await threadRow(id, member.id, { title: 'Weathervanes' })
}, 60_000)
afterAll(() => meili.stop())

type Run = { status: number | null; out: string; err: string }

/** Runs the command as `npm run search -- …` does; `hears` gets what it has said of its progress so far. */
function run(args: string[], env: Record<string, string> = {}, hears?: (err: string) => void): Promise<Run> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'search', ...args], {
    env: { ...process.env, MEILI_URL: '', MEILI_KEY: '', ...env },
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => (said.out += text))
  child.stderr.on('data', (text) => {
    said.err += text
    hears?.(said.err)
  })
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, ...said })))
}
const withIndex = () => ({ MEILI_URL: meili.url, MEILI_KEY: meili.key })

describe('npm run search', { timeout: 240_000 }, () => {
  test('without a search server there is nothing to build and nothing to drift', async () => {
    const [built, verified] = await Promise.all([run(['reindex']), run(['verify'])])
    expect([built.status, built.out]).toEqual([0, expect.stringContaining('MEILI_URL is not set')])
    expect([verified.status, verified.out]).toEqual([0, expect.stringMatching(/^drift 0 /)])
  })

  test('reindex fills the server and tells how far it is beside its answer; verify then finds no drift', async () => {
    const built = await run(['reindex'], withIndex())
    expect(built).toMatchObject({ status: 0, out: '3 rows indexed\n' })
    expect(built.err).toMatch(/threads: 1 of 1\n[\s\S]*swapped/)
    expect(await run(['verify'], withIndex())).toMatchObject({ status: 0, out: 'drift 0\n' })
  })

  test('verify names what differs and fails; with --repair it puts that right and succeeds', async () => {
    await meiliClient(meili).index('posts').deleteDocument(threadId).waitTask()
    const found = await run(['verify'], withIndex())
    expect(found).toMatchObject({ status: 1, out: 'drift 1\n' })
    expect(found.err).toContain(`missing threads ${threadId}`)
    const mended = await run(['verify', '--repair'], withIndex())
    expect(mended).toMatchObject({ status: 0, out: 'drift 1, after the repair 0\n' })
  })

  test('a server that dies in the middle of a build ends the build, and what is in use is as it was', async () => {
    let dead: Promise<void> | undefined
    const cut = await run(['reindex'], withIndex(), (err) => {
      if (err.includes('members: 1 of 1')) dead ??= meili.kill()
    })
    expect(cut).toMatchObject({ status: 1, out: '', err: expect.stringContaining('could not be reached or written') })
    await dead
    await meili.start()
    expect(await run(['verify'], withIndex())).toMatchObject({ status: 0, out: 'drift 0\n' })
  })

  test('a server that is away, and words it does not know, are said plainly', async () => {
    const away = await run(['verify'], { MEILI_URL: 'http://127.0.0.1:9', MEILI_KEY: 'x' })
    expect([away.status, away.out]).toEqual([1, ''])
    expect(away.err).toContain('could not be reached')
    for (const args of [[], ['polish'], ['verify', '--everything']]) {
      const wrong = await run(args)
      expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining('npm run search -- reindex')])
    }
  })
})
