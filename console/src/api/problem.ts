import type { Operations } from './operations'
import { printed } from '../words'
import { c } from '../words/common'

export type Name = keyof Operations
export interface FieldError { field: string; pointer?: string; in?: string; detail: string }

/** A refusal (RFC 9457), or `unreachable`: no answer came. `title` and `detail` are words for people in their language. */
export class Problem<N extends Name = Name> extends Error {
  constructor(
    readonly status: number,
    readonly code: Operations[N]['fails'] | 'unreachable',
    readonly title: string,
    readonly detail = '',
    readonly errors: FieldError[] = [],
    /** In how many seconds another try makes sense. */
    readonly retryAfter = 0,
    /** The request id, to be told to an operator. */
    readonly instance = '',
  ) {
    super(title)
  }

  /** Whether it is not known what became of the call, or nothing did: the same call may be made again with its key. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500 || this.code === 'idempotency-key-in-use'
  }
}

/** No answer came: the network or the platform is away. */
export const unreachable = () => new Problem(0, 'unreachable', c.unreachable, c.unreachableHint)

export const isProblem = (error: unknown): error is Problem => error instanceof Problem

/** The problem of an answer that is not 2xx. */
export async function problemOf(answer: { status: number; headers: Headers; json(): Promise<unknown> }) {
  const told = (await answer.json().catch(() => ({}))) as Partial<{ code: string; title: string; detail: string; errors: FieldError[]; instance: string }>
  // What has no code is not of the platform but of what stands before it. Versions mean nothing to people; the form says what to do.
  const title = told.code ? (told.title ?? '') : c.notAnswered(answer.status), detail = told.code === 'changed-meanwhile' ? '' : (told.detail ?? '')
  return new Problem(
    answer.status, (told.code ?? 'internal') as Problem['code'], printed(title), printed(detail),
    told.errors?.map((error) => ({ ...error, detail: printed(error.detail) })), Number(answer.headers.get('Retry-After')) || 0, told.instance,
  )
}

/** The same for people: tokens are for programs. */
export const ended = (of: Problem) => new Problem(of.status, of.code, c.ended, c.endedHint, [], 0, of.instance)
