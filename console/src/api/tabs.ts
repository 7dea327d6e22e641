/**
 * Tell the other tabs. By localStorage, since the Safari of Macs that are no longer renewed (13.1) has no
 * BroadcastChannel, and Web Locks need HTTPS.
 */
const listeners = new Map<string, Set<(data: unknown) => void>>()

export function tellTabs(what: string, data: unknown = null) {
  try {
    localStorage.setItem('tell', JSON.stringify([what, data, Math.random()]))
    localStorage.removeItem('tell')
  } catch { /* No room or no storage: the others notice later. */ }
}

export function onTabs<T>(what: string, listener: (data: T) => void) {
  const all = listeners.get(what) ?? new Set()
  listeners.set(what, all.add(listener as (data: unknown) => void))
}

addEventListener('storage', (event) => {
  if (event.key !== 'tell' || !event.newValue) return
  const [what, data] = JSON.parse(event.newValue) as [string, unknown]
  listeners.get(what)?.forEach((listener) => listener(data))
})

/** What is kept in this browser; a browser that keeps nothing (private windows) is no reason to fail. */
export const kept = {
  get(name: string) { try { return localStorage.getItem(name) } catch { return null } },
  set(name: string, value: string) { try { localStorage.setItem(name, value) } catch { /* Then not. */ } },
  names(start: string) { try { return Object.keys(localStorage).filter((name) => name.startsWith(start)) } catch { return [] } },
  remove(name: string) { try { localStorage.removeItem(name) } catch { /* Then not. */ } },
}
