const WHOLE = Symbol.for('guildhall.whole-answer')

/**
 * An answer whose body is a text that is there already. Whoever knows (`wholeTextOf`) takes the text as it is; for all
 * others it is a Response as any, whose stream is made when it is asked for.
 */
export class WholeAnswer extends Response {
  readonly [WHOLE]: string

  constructor(text: string, init: ResponseInit) {
    super(null, init)
    this[WHOLE] = text
  }

  override get body() {
    return new Response(this[WHOLE]).body
  }

  override text(): Promise<string> {
    return Promise.resolve(this[WHOLE])
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return new Response(this[WHOLE]).arrayBuffer()
  }
}

/** The text of an answer that was whole when it was made; undefined for any other. */
export function wholeTextOf(response: Response): string | undefined {
  return (response as Partial<WholeAnswer>)[WHOLE]
}
