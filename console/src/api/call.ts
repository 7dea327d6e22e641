/** One operation of the platform, by the name it has everywhere: in contracts/, in logs, in docs/operations.md. */
import { WAYS, type Operations } from './operations'
import { language } from '../words'
import { ended, Problem, problemOf, unreachable, type Name } from './problem'
import { access, lost, renew } from './session'

interface Given { path?: Record<string, string>; query?: object; body?: unknown; version?: number; signal?: AbortSignal; key?: string }
export type In<N extends Name> = Operations[N]['in'] & {
  /** The version that was read, for If-Match. */
  version?: number
  signal?: AbortSignal
  /** The Idempotency-Key, see `Intent`; one is made if none is given. */
  key?: string
}
export type Out<N extends Name> = Operations[N]['out']

/** crypto.randomUUID is missing where the page came over plain HTTP, as it does on many an intranet. */
export const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, '0')).join('')

/**
 * What somebody is about to do: it keeps one Idempotency-Key until the call is answered for good, so that pressing the
 * button again after a broken connection does the work once. Other content is another intention.
 */
export class Intent {
  private of = ''
  private kept = random()
  key(content: unknown) {
    const of = JSON.stringify(content) ?? ''
    if (this.of && this.of !== of) this.kept = random()
    this.of = of
    return this.kept
  }
  /** It is answered; the next time is another intention. */
  done() {
    this.kept = random()
    this.of = ''
  }
}

/** The method and address of an operation. Values that are null, undefined or '' are left out of the query. */
export function addressOf(name: Name, path: Record<string, string> = {}, query: object = {}): [method: string, url: string] {
  const [method = '', way = ''] = WAYS[name].split(' ')
  const search = new URLSearchParams()
  for (const [field, value] of Object.entries(query))
    for (const one of ([] as unknown[]).concat(value)) if (one != null && one !== '') search.append(field, String(one))
  const asked = search.toString()
  return [method, way.replace(/{(\w+)}/g, (_, part: string) => encodeURIComponent(path[part] ?? '')) + (asked && `?${asked}`)]
}

/** For operations that begin or end a session: no token is needed, and none that has expired is renewed for them. */
const OPEN: Name[] = ['open_session', 'refresh_session', 'complete_sign_in', 'ask_for_reset', 'reset_password', 'get_clock', 'get_vocabulary']
/** What is worth another try at once: nothing answered, or an earlier try is still at work (409, see `passing`). */
const PASSING = new Set([0, 409, 503, 504])
const pause = (ms: number, signal?: AbortSignal) => new Promise<void>((done, fail) => {
  const stop = () => { clearTimeout(timer); fail(new DOMException('aborted', 'AbortError')) }
  const timer = setTimeout(() => { signal?.removeEventListener('abort', stop); done() }, ms)
  signal?.addEventListener('abort', stop)
})

/** Fetch with the token, once more after it was renewed. Throws `Problem`, or AbortError if `signal` says so. */
export async function send(url: string, init: RequestInit & { headers: Record<string, string> }, open = false): Promise<Response> {
  for (let again = true; ; again = false) {
    const token = open ? '' : await access()
    if (token) init.headers.Authorization = `Bearer ${token}`
    const answer = await fetch(url, init).catch((error: Error) => {
      throw error.name === 'AbortError' ? error : unreachable()
    })
    if (answer.ok) return answer
    if (answer.status === 401 && !open) {
      if (again && (await renew())) continue
      lost()
      throw ended(await problemOf(answer))
    }
    throw await problemOf(answer)
  }
}

/**
 * Call an operation: `await call('return_request', { path: { request_id }, body: { reason }, version })`.
 *
 * Renews the session where it has to. What broke on the way is tried again twice, a write under the same
 * Idempotency-Key. Throws `Problem`.
 */
export async function call<N extends Name>(
  name: N, ...[given]: object extends Operations[N]['in'] ? [In<N>?] : [In<N>]
): Promise<Out<N>> {
  const { path, query, body, version, signal, key } = (given ?? {}) as Given
  const [method, url] = addressOf(name, path, query)
  const headers: Record<string, string> = { 'Accept-Language': language.value }
  if (method !== 'GET') headers['Idempotency-Key'] = key ?? random()
  const form = body instanceof FormData
  if (body !== undefined && !form) headers['Content-Type'] = 'application/json'
  if (version !== undefined) headers['If-Match'] = `"${version}"`
  const init = { method, headers, body: body === undefined ? null : form ? body : JSON.stringify(body), signal: signal ?? null }
  for (let tries = 1; ; tries++) {
    try {
      const answer = await send(url, init, OPEN.includes(name))
      return (answer.status === 204 ? undefined : await answer.json()) as Out<N>
    } catch (error) {
      const again = error instanceof Problem && PASSING.has(error.status) && error.passing && error.retryAfter <= 3
      if (!again || tries === 3 || name === 'refresh_session') throw error
      await pause(error.retryAfter * 1000 || tries * 400, signal)
    }
  }
}
