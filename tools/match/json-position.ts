/**
 * The 1-based line of the first fault of a text that is not JSON, or undefined when it is JSON. Values nested deeper than
 * the stack reaches count as a fault.
 */
export function lineOfJsonFault(text: string): number | undefined {
  const scanner = new JsonScanner(text)
  try {
    scanner.value(0)
    scanner.end()
    return undefined
  } catch (fault) {
    if (fault instanceof JsonFault) return lineAt(text, fault.at)
    if (fault instanceof RangeError) return lineAt(text, scanner.at)
    throw fault
  }
}

/** The 1-based line where the value at a path of keys and positions starts; of its nearest parent where it is missing. */
export function lineOfJsonPath(text: string, path: readonly (string | number)[]): number {
  const scanner = new JsonScanner(text)
  let found = 0
  for (const key of path) {
    const at = scanner.child(found, key)
    if (at === undefined) break
    found = at
  }
  return lineAt(text, scanner.skipSpace(found))
}

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

class JsonFault extends Error {
  readonly at: number

  constructor(at: number) {
    super('not JSON')
    this.at = at
  }
}

class JsonScanner {
  private readonly text: string
  /** How far the text has been read. */
  at = 0

  constructor(text: string) {
    this.text = text
  }

  /** Passes over one value. */
  value(from: number): number {
    this.at = this.skipSpace(from)
    const open = this.text[this.at]
    if (open === '{' || open === '[') this.items(open, () => false)
    else
      this.token(
        /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y,
      )
    return this.at
  }

  /** Nothing but space may follow. */
  end(): void {
    this.at = this.skipSpace(this.at)
    if (this.at < this.text.length) throw new JsonFault(this.at)
  }

  /** Where the value under a key or position of the value at `from` starts, if it is there. */
  child(from: number, key: string | number): number | undefined {
    this.at = this.skipSpace(from)
    const open = this.text[this.at]
    let found: number | undefined
    if (open === '{' || open === '[') {
      this.items(open, (name, start) => {
        if (name === key) found = start
        return name === key
      })
    }
    return found
  }

  skipSpace(from: number): number {
    let at = from
    while (at < this.text.length && ' \t\r\n'.includes(this.text[at]!)) at++
    return at
  }

  private items(open: '{' | '[', stop: (name: string | number, start: number) => boolean): void {
    const close = open === '{' ? '}' : ']'
    this.at = this.skipSpace(this.at + 1)
    if (this.text[this.at] === close) {
      this.at++
      return
    }
    for (let index = 0; ; index++) {
      let name: string | number = index
      if (open === '{') {
        name = JSON.parse(this.token(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y)) as string
        this.at = this.skipSpace(this.at)
        this.token(/:/y)
      }
      if (stop(name, this.at)) return
      this.value(this.at)
      this.at = this.skipSpace(this.at)
      const mark = this.token(/[,\]}]/y)
      if (mark === close) return
      if (mark !== ',') throw new JsonFault(this.at - 1)
      this.at = this.skipSpace(this.at)
    }
  }

  private token(shape: RegExp): string {
    shape.lastIndex = this.at
    const match = shape.exec(this.text)
    if (!match) throw new JsonFault(this.at)
    this.at = shape.lastIndex
    return match[0]
  }
}
