export type Kind = 'status' | 'hold' | 'log' | 'partial write' | 'large answer' | 'no answer' | 'worker'

/** One bar that was missed, with all that is needed to see it again. */
export type Finding = {
  kind: Kind
  method: string
  path: string
  pattern: string
  role: string
  shape: string
  what: string
}

/** The bars that were missed: each kind on each address with each shape once. */
export class Findings {
  readonly all: Finding[] = []
  readonly #seen = new Set<string>()
  readonly #byShape = new Map<string, Set<string>>()

  add(finding: Finding): void {
    const { kind, pattern, shape, what } = finding
    const key = `${kind} ${pattern} ${shape} ${kind === 'status' ? what : ''}`
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    this.all.push(finding)
    if (kind === 'hold' || kind === 'no answer') {
      const places = this.#byShape.get(shape) ?? new Set()
      this.#byShape.set(shape, places.add(pattern))
    }
    process.stderr.write(`${lineOf(finding)}\n`)
  }

  count(kind: Kind): number {
    return this.all.filter((it) => it.kind === kind).length
  }

  /** Whether a shape has stopped the hall at two addresses: trying it at a third costs minutes and tells nothing new. */
  isKnownToHold(shape: string): boolean {
    return (this.#byShape.get(shape)?.size ?? 0) >= 2
  }
}

export function lineOf({ kind, method, path, role, shape, what }: Finding): string {
  return `${kind}: ${method} ${path.slice(0, 120)} as ${role}, ${shape}: ${what}`
}
