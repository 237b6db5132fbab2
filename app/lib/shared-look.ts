/**
 * Lets calls that meet share one look at something, such as a statement: a call that comes while one is under way waits
 * for the next, which begins the moment that one ends. So every answer was looked up after its caller asked, and nobody
 * waits for more than two looks.
 */
export function sharedLook<T>(look: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  let next: { answer: Promise<T>; begin: () => void } | undefined

  function begin(): Promise<T> {
    running = look().finally(() => {
      running = undefined
      next?.begin()
    })
    return running
  }

  function line() {
    let start!: () => void
    const turn = new Promise<void>((resolve) => (start = resolve))
    let answer: Promise<T> | undefined
    return {
      answer: turn.then(() => answer!),
      begin() {
        next = undefined
        answer = begin()
        answer.catch(() => undefined)
        start()
      },
    }
  }

  return () => {
    if (!running) return begin()
    next ??= line()
    return next.answer
  }
}
