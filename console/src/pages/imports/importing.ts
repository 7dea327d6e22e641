/** A file on its way into a service: answered at once, as a job where it is large, or only proposed. */
import { computed, ref, shallowRef, watch } from 'vue'
import { call } from '../../api/call'
import { opened, useChanged } from '../../api/live'
import { useLoad, type Loaded } from '../../api/load'
import type { ImportResult, Job, Proposal, RequestJob } from '../../api/operations'
import { useSubmit } from '../../parts/attempt'
import { useJob as useRequestJob } from '../cases/job'
import { isProposed } from '../registry/proposal'

/** What imports of a service are called by. */
export const SERVICES = {
  registry: { operation: 'import_file', address: '/v1/imports', jobs: 'list_jobs', resource: 'job', page: '/jobs' },
  requests: { operation: 'import_records', address: '/v1/record-imports', jobs: 'list_request_jobs', resource: 'request_job', page: '/request-jobs' },
} as const
export type Service = keyof typeof SERVICES
export type AnyJob = Job | RequestJob

/** Read a job and how far it is, as it is told. */
export function useJob(id: () => string | null) {
  const loaded = useLoad(id, (job_id, signal) => call('get_job', { path: { job_id }, signal }))
  useChanged('job', loaded.reload, () => id() ?? undefined)
  // It may have ended before anybody listened.
  watch(opened, () => void loaded.reload())
  return loaded
}

/** What a job has imported, once it has. */
const importedBy = (job?: AnyJob) => (job && ('imported' in job ? job.imported : job.result)) ?? undefined

export function useImport(service: Service) {
  const result = shallowRef<ImportResult>(), proposal = shallowRef<Proposal>(), jobId = ref<string | null>(null), { busy: sending, problem, submit } = useSubmit()
  const job: Loaded<AnyJob> = service === 'registry' ? useJob(() => jobId.value) : useRequestJob(() => jobId.value)
  function clear() { result.value = undefined; proposal.value = undefined; problem.value = undefined; jobId.value = null; job.data.value = undefined }
  async function send(file: File, sheet: string | null, dry: boolean) {
    clear()
    const body = new FormData()
    if (dry) body.append('dry_run', 'true')
    if (sheet && /\.csv$/i.test(file.name)) body.append('sheet', sheet)
    body.append('file', file, file.name)
    await submit([file.name, file.size, file.lastModified, sheet, dry], async (key) => {
      const answer: ImportResult | Proposal | AnyJob = await call(SERVICES[service].operation, { body, key })
      if (isProposed(answer)) proposal.value = answer as Proposal
      else if ('act' in answer) jobId.value = answer.id
      else result.value = answer as ImportResult
    })
  }
  const shown = computed(() => result.value ?? importedBy(job.data.value))
  const busy = computed(() => sending.value || (!!jobId.value && (!job.data.value || job.data.value.status === 'waiting' || job.data.value.status === 'running')))
  return { send, clear, busy, job, jobId, proposal, problem, result: shown }
}
