import { AsyncLocalStorage } from 'node:async_hooks'

export type RequestScope = {
  requestId: string
  /** SQL statements sent for this request, without transaction brackets. */
  queries: number
  statements?: string[]
  /** Answers that are the same for the whole request, such as who is asking. */
  memo: Map<string, Promise<unknown>>
  /** Why the write of this request was refused: its page shows the form again. */
  refusal?: { status: number; reason: string }
}

const globalStore = globalThis as unknown as { guildhallScopes?: AsyncLocalStorage<RequestScope> }
globalStore.guildhallScopes ??= new AsyncLocalStorage<RequestScope>()
const scopes = globalStore.guildhallScopes

/** Runs `work` with a scope of its own, which log lines and the query counter find by themselves. */
export function inRequestScope<T>(requestId: string, work: (scope: RequestScope) => T): T {
  const scope: RequestScope = { requestId, queries: 0, memo: new Map() }
  return scopes.run(scope, () => work(scope))
}

/** The scope of the request being answered; undefined outside one. */
export function requestScope(): RequestScope | undefined {
  return scopes.getStore()
}

/**
 * Whether what this request wanted to write was refused. A page that leads elsewhere when there is nothing to do on it
 * stays then, and shows the form with the reason.
 */
export function wasRefused(): boolean {
  return scopes.getStore()?.refusal !== undefined
}

/** Runs upkeep that belongs to the process and not to the request that happens to set it off; it counts for none. */
export function outsideRequest<T>(work: () => T): T {
  return scopes.exit(work)
}

/** Asks once per request, however many loaders want to know. Outside a request it asks each time. */
export function oncePerRequest<T>(key: string, ask: () => Promise<T>): Promise<T> {
  const memo = scopes.getStore()?.memo
  if (!memo) return ask()
  const earlier = memo.get(key) as Promise<T> | undefined
  const answer = earlier ?? ask()
  memo.set(key, answer)
  return answer
}
