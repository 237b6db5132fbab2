import { allow, deny, type Decision } from '#app/lib/result.ts'

export type RequestStatus = 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired'

/** What policies need to know of a request for mentorship. */
export type RequestParties = {
  mentorId: string
  menteeId: string
  status: RequestStatus
  createdAt: Date
  deadlineAt: Date
}

/** How many requests someone may have waiting at once. */
export const MAX_OPEN_REQUESTS = 5
const DAYS_TO_ANSWER = 7
const DAY = 24 * 60 * 60_000

/** Until when a mentor answers a request made at `at`. */
export function deadlineFrom(at: Date): Date {
  return new Date(at.getTime() + DAYS_TO_ANSWER * DAY)
}

/** Whether a request waits for an answer; past its deadline it does not, also before the worker has noted that. */
export function isOpen({ status, deadlineAt }: Pick<RequestParties, 'status' | 'deadlineAt'>, now: Date): boolean {
  return status === 'open' && now < deadlineAt
}

/** Whether the mentor asked for more time before: that is possible once. */
export function wasExtended({ createdAt, deadlineAt }: Pick<RequestParties, 'createdAt' | 'deadlineAt'>): boolean {
  return deadlineAt.getTime() - createdAt.getTime() > DAYS_TO_ANSWER * DAY
}

/** Whether a member may ask for one more mentorship, having `open` requests waiting. */
export function mayAskAgain(open: number): Decision {
  if (open < MAX_OPEN_REQUESTS) return allow
  return deny(`You have ${open} requests waiting. Take one back first, or wait for an answer.`)
}

/** Whether the mentor may answer. */
export function mayDecide(actorId: string, request: RequestParties, now: Date): Decision {
  if (actorId !== request.mentorId) return deny('Only the mentor who was asked can answer.')
  return answerable(request, now)
}

/** Whether the mentor may ask for another week. */
export function mayExtend(actorId: string, request: RequestParties, now: Date): Decision {
  const decision = mayDecide(actorId, request, now)
  if (!decision.allowed || !wasExtended(request)) return decision
  return deny('You have asked for more time once already.')
}

/** Whether the mentee may take the request back. */
export function mayWithdraw(actorId: string, request: RequestParties, now: Date): Decision {
  if (actorId !== request.menteeId) return deny('Only the person who asked can take it back.')
  return answerable(request, now)
}

function answerable(request: RequestParties, now: Date): Decision {
  switch (request.status) {
    case 'open':
      return now < request.deadlineAt ? allow : deny('This request has passed its deadline.')
    case 'accepted':
      return deny('This request was accepted already.')
    case 'declined':
      return deny('This request was declined already.')
    case 'withdrawn':
      return deny('This request was taken back.')
    case 'expired':
      return deny('This request has passed its deadline.')
    default:
      return request.status satisfies never
  }
}
