import { onScopeDispose, watch, type Ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { kept } from '../api/tabs'
import { me } from '../api/session'
import { c } from '../words/common'

/**
 * Keep what is being written in this browser until it is sent: `const draft = useDraft('request', values)`, then `draft.drop()`.
 * Nothing is kept of what is `blank`.
 */
export function useDraft<T extends object>(name: string, values: Ref<T>, blank = (now: T) => Object.values(now).every((value) => value == null || value === '' || (Array.isArray(value) && !value.length))) {
  const place = `draft:${me.value?.id ?? ''}:${name}`, before = kept.get(place)
  let found = false
  if (before) try { values.value = { ...values.value, ...(JSON.parse(before) as T) }; found = true } catch { kept.remove(place) }
  let waiting = 0
  const save = () => blank(values.value) ? kept.remove(place) : kept.set(place, JSON.stringify(values.value, (_, value: unknown) => (Array.isArray(value) && value[0] instanceof File ? undefined : value)))
  /** What was typed last is kept too when the page is left. */
  const flush = () => { if (waiting) { clearTimeout(waiting); waiting = 0; save() } }
  const stop = watch(values, () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(flush, 300)
  }, { deep: true })
  addEventListener('pagehide', flush)
  onScopeDispose(() => { removeEventListener('pagehide', flush); flush() })
  return { found, drop: () => { stop(); clearTimeout(waiting); waiting = 0; kept.remove(place) } }
}

/** What somebody has begun to write; on a computer that others use too it is better gone when they go. */
export const draftsOf = (person: string) => kept.names(`draft:${person}:`)

/** Ask before what has not been submitted is left. */
export function useUnsaved(dirty: () => boolean) {
  // Chromium before 119 and Safari ask where there is a value.
  const ask = (event: BeforeUnloadEvent) => { if (dirty()) { event.preventDefault(); event.returnValue = c.leave } }
  addEventListener('beforeunload', ask)
  onScopeDispose(() => removeEventListener('beforeunload', ask))
  onBeforeRouteLeave(() => !dirty() || confirm(c.leave))
}
