import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'

type Line = { level: number; msg: string; err?: { message: string; stack: string } }

/** Runs some code in a process that speaks in lines, and answers its status and all it said. */
async function spoken(code: string): Promise<{ status: number | null; lines: Line[]; err: string }> {
  const start = `import { speakInLines } from '#app/platform/log-lines.server.ts'; speakInLines();`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', start + code], {
    env: { ...process.env, LOG_LEVEL: 'debug', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const lines = out.split('\n').filter(Boolean)
  return { status, lines: lines.map((line) => JSON.parse(line) as Line), err }
}

test('what libraries print and Node warns of is a line of JSON', async () => {
  const { status, lines, err } = await spoken(`
    console.log('two\\nlines %d', 7); console.error('broken', new Error('why')); console.table([1]); console.assert(false, 'odd')
    process.emitWarning('old ways', 'DeprecationWarning'); process.stdout.write; new Buffer(1)`)
  expect({ status, err }).toEqual({ status: 0, err: '' })
  expect(lines.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['two\nlines 7', 'broken', 'a warning of Node']))
  expect(lines.find(({ msg }) => msg === 'broken')?.err?.message).toBe('why')
})

test.each([
  ['an error nobody caught', `setImmediate(() => { throw new Error('nobody') })`],
  ['a promise nobody waited for', `void Promise.reject(new Error('nobody'))`],
  ['a promise that fails with no error at all', `void Promise.reject('nobody')`],
])('%s ends the process with status 1 and one line of JSON', async (_what, code) => {
  const { status, lines, err } = await spoken(code)
  expect({ status, err }).toEqual({ status: 1, err: '' })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ level: 60, msg: 'nobody caught this; the process ends' })
  expect(JSON.stringify(lines[0])).toContain('nobody')
})
