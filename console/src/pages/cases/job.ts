/** A job that answers the requests of a case, and how far it is, as it is told. */
import { watch } from 'vue'
import { call } from '../../api/call'
import { opened, useChanged } from '../../api/live'
import { useLoad } from '../../api/load'

export function useJob(id: () => string | null) {
  const loaded = useLoad(id, (request_job_id, signal) => call('get_request_job', { path: { request_job_id }, signal }))
  useChanged('request_job', loaded.reload, () => id() ?? undefined)
  // It may have ended before anybody listened.
  watch(opened, () => void loaded.reload())
  return loaded
}
