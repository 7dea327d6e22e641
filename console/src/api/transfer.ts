/** Files: uploads with progress, and downloads under the session of the page. */
import { addressOf, random, send } from './call'
import { language } from '../words'
import { ended, problemOf, unreachable, type Name } from './problem'
import { access, lost, renew } from './session'

/**
 * Send the content of a file to an operation that takes it as the body (`upload_request_file`).
 *
 * `progress` is told the part that has gone, from 0 to 1. Throws `Problem`, or AbortError. XMLHttpRequest, because fetch
 * tells no progress of what it sends.
 */
export async function upload<A>(
  name: Name, given: { path: Record<string, string>; query: object; file: Blob; key?: string; signal?: AbortSignal; progress?: (part: number) => void },
): Promise<A> {
  const [method, url] = addressOf(name, given.path, given.query)
  const key = given.key ?? random()
  const once = (token: string) => new Promise<XMLHttpRequest>((done, fail) => {
    const sending = new XMLHttpRequest()
    sending.open(method, url)
    sending.setRequestHeader('Authorization', `Bearer ${token}`)
    sending.setRequestHeader('Accept-Language', language.value)
    sending.setRequestHeader('Idempotency-Key', key)
    sending.setRequestHeader('Content-Type', 'application/octet-stream')
    sending.upload.onprogress = (event) => given.progress?.(event.loaded / (event.total || 1))
    sending.onload = () => done(sending)
    sending.onerror = () => fail(unreachable())
    sending.onabort = () => fail(new DOMException('aborted', 'AbortError'))
    given.signal?.addEventListener('abort', () => sending.abort())
    sending.send(given.file)
  })
  for (let again = true; ; again = false) {
    const token = await access()
    if (given.signal?.aborted) throw new DOMException('aborted', 'AbortError')
    const sent = await once(token)
    if (sent.status >= 200 && sent.status < 300) return (sent.responseText ? JSON.parse(sent.responseText) : undefined) as A
    if (sent.status === 401) {
      if (again && (await renew())) continue
      lost()
    }
    const problem = await problemOf({
      status: sent.status, headers: new Headers({ 'Retry-After': sent.getResponseHeader('Retry-After') ?? '' }),
      json: () => Promise.resolve().then(() => JSON.parse(sent.responseText) as unknown),
    })
    throw sent.status === 401 ? ended(problem) : problem
  }
}

/** Fetch a file and have the browser keep it, under the name that the platform gives it. Throws `Problem`. */
export async function download(name: Name, path: Record<string, string> = {}, query: object = {}) {
  const [method, url] = addressOf(name, path, query)
  const answer = await send(url, { method, headers: { 'Accept-Language': language.value } })
  const given = answer.headers.get('Content-Disposition') ?? ''
  const found = /filename\*=UTF-8''([^;]+)/i.exec(given)?.[1] ?? /filename="?([^";]+)/.exec(given)?.[1] ?? 'file'
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = decodeURIComponent(found)
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
