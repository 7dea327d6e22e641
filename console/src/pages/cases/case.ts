/** What forms of cases have in common. */
import { call } from '../../api/call'
import type { Entity, EntitySource } from '../../parts/entities'
import type { CaseStatus } from '../../api/operations'
import type { Field } from '../../parts/fields'
import type { Tone } from '../../parts/Status.vue'

export const TONES: Record<CaseStatus, Tone> = { open: 'busy', partly_answered: 'soon', answered: 'good', ended: 'calm' }
const OPEN = ['submitted', 'dispatched', 'handling', 'returned'] as const
const named = (one: { id: string; number: string; title: string; enterprise_name: string }): Entity => ({ id: one.id, name: one.title, hint: `${one.number} · ${one.enterprise_name}` })

/** Requests that can be added, which those of employees cannot; those first that are similar to one that is in the case. */
export const requestsLike = (request_id?: string): EntitySource => ({
  search: async (typed, signal) => {
    if (request_id && !typed.trim()) {
      const { items } = await call('get_similar_requests', { path: { request_id }, query: { limit: 25 }, signal })
      const found = items.filter((one) => !one.case_id && one.enterprise_id !== null && (OPEN as readonly string[]).includes(one.status))
      if (found.length) return found.map(named)
    }
    const q = typed.trim().length > 1 ? { q: typed.trim() } : {}
    return (await call('list_requests', { query: { limit: 25, status: [...OPEN], staff: false, ...q }, signal })).items.map(named)
  },
  one: async (id) => named(await call('get_request', { path: { request_id: id } })),
})

export const caseFields = (required: boolean): Field[] => [
  { key: 'title', type: 'text', title: ['共同问题', 'The common problem'], required, most: 120 },
  { key: 'department_id', type: 'entity', of: 'department', title: ['主办部门', 'Lead department'], required, hint: ['由其统一答复', 'It answers all of them'] },
  { key: 'description', type: 'long', title: ['说明', 'About'], most: 2000, hint: ['供各单位了解,企业看不到', 'For the offices; enterprises do not read it'] },
]
export const gathered: Field[] = [{ key: 'item_id', type: 'entity', of: 'item', title: ['事项', 'Item'], hint: ['未归类的诉求按此归类后派往主办部门', 'Classifies those that have none, so that they can be sent to the lead department'] }]
export const openFields = (asks: boolean): Field[] => [
  ...caseFields(true),
  ...(asks ? [{ key: 'request_ids', type: 'entities', of: requestsLike(), title: ['诉求', 'Requests'], hint: ['也可以立案后再并入', 'They can be added later too'] } as const] : []),
  ...gathered,
]
