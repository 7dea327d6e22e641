/** A file on its way into registry: answered at once, as a job where it is large, or only proposed. */
import { computed, ref, shallowRef, watch } from 'vue'
import { call } from '../../api/call'
import { opened, useChanged } from '../../api/live'
import { useLoad } from '../../api/load'
import type { ImportResult, Job, Proposal } from '../../api/operations'
import { useSubmit } from '../../parts/attempt'
import { isProposed } from './proposal'

/** Read a job and how far it is, as it is told. */
export function useJob(id: () => string | null) {
  const loaded = useLoad(id, (job_id, signal) => call('get_job', { path: { job_id }, signal }))
  useChanged('job', loaded.reload, () => id() ?? undefined)
  // It may have ended before anybody listened.
  watch(opened, () => void loaded.reload())
  return loaded
}

export function useImport() {
  const result = shallowRef<ImportResult>(), proposal = shallowRef<Proposal>(), jobId = ref<string | null>(null), { busy: sending, problem, submit } = useSubmit()
  const job = useJob(() => jobId.value)
  function clear() { result.value = undefined; proposal.value = undefined; problem.value = undefined; jobId.value = null; job.data.value = undefined }
  async function send(file: File, sheet: string | null, dry: boolean) {
    clear()
    const body = new FormData()
    if (dry) body.append('dry_run', 'true')
    if (sheet && /\.csv$/i.test(file.name)) body.append('sheet', sheet)
    body.append('file', file, file.name)
    await submit([file.name, file.size, file.lastModified, sheet, dry], async (key) => {
      const answer: ImportResult | Proposal | Job = await call('import_file', { body, key })
      if (isProposed(answer)) proposal.value = answer as Proposal
      else if ('act' in answer) jobId.value = answer.id
      else result.value = answer as ImportResult
    })
  }
  const shown = computed(() => result.value ?? job.data.value?.result ?? undefined)
  const busy = computed(() => sending.value || (!!jobId.value && (!job.data.value || job.data.value.status === 'waiting' || job.data.value.status === 'running')))
  return { send, clear, busy, job, jobId, proposal, problem, result: shown }
}
