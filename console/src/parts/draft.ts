import { onScopeDispose, watch, type Ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { kept } from '../api/tabs'
import { me, signOut } from '../api/session'
import { c } from '../words/common'

/** How long a draft is kept that nobody went on with. */
const DAYS = 30
const MARK = 'draft:'
interface Kept { at: number; of: object }
const placesOf = (person: string) => kept.names(`${MARK}${person}:`)
/** What is there to be kept; files are not. */
const worth = (value: unknown) => !(value == null || (typeof value === 'string' && !value.trim()) || (Array.isArray(value) && (!value.length || value[0] instanceof File)))

function read(place: string): object | null {
  try {
    const { at, of } = JSON.parse(kept.get(place) ?? '{}') as Partial<Kept>
    return of && at && Date.now() - at < DAYS * 86_400_000 ? of : null
  } catch { return null }
}

/** Remove the drafts that have grown old, whoever wrote them. */
export const dropOldDrafts = () => kept.names(MARK).filter((place) => !read(place)).forEach(kept.remove)

/**
 * Keep what is being written in this browser until it is sent, for whoever writes it alone: `const draft = useDraft('request', values)`,
 * then `draft.drop()`. Nothing is kept of what is `blank`, nor of anybody who has signed out.
 */
export function useDraft<T extends object>(name: string, values: Ref<T>, blank = (now: T) => !Object.values(now).some(worth)) {
  const person = me.value?.id ?? '', place = `${MARK}${person}:${name}`, before = read(place)
  if (before) values.value = { ...values.value, ...before }
  let waiting = 0
  const save = () => {
    if (blank(values.value)) kept.remove(place)
    else kept.set(place, JSON.stringify({ at: Date.now(), of: Object.fromEntries(Object.entries(values.value).filter(([, value]) => worth(value))) } satisfies Kept))
  }
  /** What was typed last is kept too when the page is left. */
  const flush = () => {
    if (!waiting) return
    clearTimeout(waiting)
    waiting = 0
    if (me.value?.id === person) save()
  }
  const stop = watch(values, () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(flush, 300)
  }, { deep: true })
  addEventListener('pagehide', flush)
  onScopeDispose(() => { removeEventListener('pagehide', flush); flush() })
  return { found: !!before, drop: () => { stop(); clearTimeout(waiting); waiting = 0; kept.remove(place) } }
}

/** Sign out. Others may use the computer, so drafts go too; whoever has some is asked. */
export function leave() {
  const person = me.value?.id ?? ''
  if (placesOf(person).length && !confirm(c.dropDrafts)) return
  void signOut()
  placesOf(person).forEach(kept.remove)
}

/** Ask before what has not been submitted is left. */
export function useUnsaved(dirty: () => boolean) {
  // Chromium before 119 and Safari ask where there is a value.
  const ask = (event: BeforeUnloadEvent) => { if (dirty()) { event.preventDefault(); event.returnValue = c.leave } }
  addEventListener('beforeunload', ask)
  onScopeDispose(() => removeEventListener('beforeunload', ask))
  onBeforeRouteLeave(() => !dirty() || confirm(c.leave))
}
