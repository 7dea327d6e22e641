import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

/** What `of` returns once it has stayed so for a moment: somebody types, and is not asked about each letter. */
export function useSettled<T>(of: () => T, ms = 300): ShallowRef<T> {
  const settled = shallowRef(of()) as ShallowRef<T>
  let waiting = 0
  watch(of, (now) => {
    clearTimeout(waiting)
    waiting = window.setTimeout(() => (settled.value = now), ms)
  })
  onScopeDispose(() => clearTimeout(waiting))
  return settled
}
