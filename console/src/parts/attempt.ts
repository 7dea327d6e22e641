/** Doing what the platform may refuse: by a press that has no form, and by a form. */
import { ref, shallowRef } from 'vue'
import { Intent } from '../api/call'
import { isProblem, type Problem } from '../api/problem'
import { refused } from './toast'

/** Do something that has no form, such as a download. A refusal is said at the edge, `about` what it was; resolves to whether it was done. */
export async function attempt(what: () => Promise<unknown>, about?: string): Promise<boolean> {
  try {
    await what()
    return true
  } catch (error) {
    if (!isProblem(error)) throw error
    refused(error, about)
    return false
  }
}

/**
 * What a form does when it is submitted: one at a time, with what was refused, and under one Idempotency-Key until it is
 * answered for good. `content` is what the key stands for.
 *
 *     const { busy, problem, submit } = useSubmit()
 *     const save = () => submit(body.value, async (key) => { await call('reset_password', { body: body.value, key }); emit('done') })
 */
export function useSubmit() {
  const busy = ref(false), problem = shallowRef<Problem>(), intent = new Intent()
  async function submit(content: unknown, what: (key: string) => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      await what(intent.key(content))
      problem.value = undefined
      intent.done()
      return true
    } catch (error) {
      if (!isProblem(error)) throw error
      problem.value = error
      if (!error.passing) intent.done()
      return false
    } finally { busy.value = false }
  }
  return { busy, problem, submit }
}
