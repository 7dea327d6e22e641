import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { isProblem, type Problem } from './problem'
import { expired } from './session'

export interface Loaded<A> {
  data: ShallowRef<A | undefined>
  problem: ShallowRef<Problem | undefined>
  loading: ShallowRef<boolean>
  /** Ask again. What is shown stays until the answer is there. */
  reload: () => Promise<void>
}

/**
 * Read something now and whenever `of` changes; the answer to an older question is dropped.
 *
 *     const request = useLoad(() => props.id, (request_id, signal) => call('get_request', { path: { request_id }, signal }))
 *
 * Where `of` returns null, nothing is asked, and there is nothing.
 */
export function useLoad<Q, A>(of: () => Q | null, ask: (question: Q, signal: AbortSignal) => Promise<A>): Loaded<A> {
  const data = shallowRef<A>(), problem = shallowRef<Problem>(), loading = shallowRef(false)
  let asked = new AbortController(), latest: Promise<void> | undefined
  /** Resolves when what was asked last is answered, also if somebody else has asked again meanwhile. */
  async function reload() {
    latest = read()
    for (let mine; mine !== latest;) { mine = latest; await mine }
  }
  async function read() {
    asked.abort()
    const mine = (asked = new AbortController()), question = of()
    if (question === null) { data.value = problem.value = undefined; loading.value = false; return }
    loading.value = true
    try {
      const answer = await ask(question, mine.signal)
      if (asked === mine) [data.value, problem.value] = [answer, undefined]
    } catch (error) {
      if (!isProblem(error)) { if (mine.signal.aborted) return; throw error }
      if (asked === mine) problem.value = error
    } finally {
      if (asked === mine) loading.value = false
    }
  }
  watch(() => JSON.stringify(of()), reload, { immediate: true })
  watch(expired, (now) => { if (!now && problem.value?.status === 401) void reload() })
  onScopeDispose(() => asked.abort())
  return { data, problem, loading, reload }
}
