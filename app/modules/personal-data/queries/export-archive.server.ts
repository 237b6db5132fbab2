import { setImmediate as nextTurn } from 'node:timers/promises'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { readPart } from '#app/modules/accounts/export-part.server.ts'
import { coverPage, monthOf, writtenText } from '../domain/readable.ts'
import { exportParts } from './export-parts.server.ts'

/** So many bytes are packed before others get their turn. */
const STRETCH = 128 * 1024

/**
 * Everything the hall keeps about a member as a zip file: `guildhall.json` with a list for each part, what they wrote as
 * Markdown, a file a month, and a page that says what is there. It is read and packed piece by piece, as it is fetched.
 */
export async function* exportArchive(ctx: MemberContext): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const packing = new Packing()
  yield* packing.file(
    'guildhall.json',
    everything(ctx, (name, count) => packing.counts.set(name, count)),
  )
  for (const name of ['threads', 'replies']) yield* packWritten(ctx, packing, name)
  const parts = exportParts.map(({ name, about }) => ({ name, about, count: packing.counts.get(name) ?? 0 }))
  yield* packing.file('index.html', [coverPage(ctx.actor.handle, ctx.now.toISOString().slice(0, 10), parts)])
  yield* packing.end()
}

async function* everything({ db, actor }: MemberContext, counted: (name: string, count: number) => void) {
  let comma = ''
  for (const part of exportParts) {
    let count = 0
    yield `${comma || '{'}\n${JSON.stringify(part.name)}: ${part.isOne ? '' : '['}`
    for await (const rows of readPart(db, actor, part)) for (const row of rows) yield `${count++ ? ',' : ''}\n${row}`
    yield part.isOne ? '' : ']'
    counted(part.name, count)
    comma = ','
  }
  yield '\n}\n'
}

async function* packWritten({ db, actor }: MemberContext, packing: Packing, name: string) {
  let month = ''
  for await (const rows of readPart(
    db,
    actor,
    exportParts.find((part) => part.name === name)!,
  )) {
    for (const row of rows) {
      const text = JSON.parse(row) as Parameters<typeof writtenText>[0]
      if (monthOf(text) !== month) packing.begin(`${name}/${(month = monthOf(text))}.md`)
      yield* packing.add(writtenText(text))
    }
  }
}

/** A zip file in the making: what is ready of it leaves, what is not waits. */
class Packing {
  readonly counts = new Map<string, number>()
  private ready: Uint8Array<ArrayBuffer>[] = []
  private waiting = 0
  private current: ZipDeflate | null = null
  private readonly zip = new Zip((error, piece) => {
    if (error) throw error
    this.ready.push(piece as Uint8Array<ArrayBuffer>)
  })

  begin(name: string): void {
    this.finish()
    this.current = new ZipDeflate(name, { level: 6 })
    this.zip.add(this.current)
  }

  async *add(text: string) {
    const bytes = strToU8(text)
    this.current!.push(bytes)
    this.waiting += bytes.length
    if (this.waiting < STRETCH) return
    this.waiting = 0
    await nextTurn()
    yield* this.ready.splice(0)
  }

  async *file(name: string, texts: Iterable<string> | AsyncIterable<string>) {
    this.begin(name)
    for await (const text of texts) yield* this.add(text)
  }

  *end() {
    this.finish()
    this.zip.end()
    yield* this.ready.splice(0)
  }

  private finish(): void {
    this.current?.push(new Uint8Array(0), true)
    this.current = null
  }
}
