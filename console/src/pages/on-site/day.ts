import type { OnSiteDay } from '../../api/operations'
import { me } from '../../api/session'
import type { Field, Values } from '../../parts/fields'
import { agents } from '../mandates/mandate'

/** The parks at whose service centres the caller works. */
const parks = () => new Map((me.value?.posts ?? []).filter((post) => post.kind === 'service_clerk').map((post) => [post.organization.id, post.organization.name]))
/** At which of them, where there are several. */
export const parkField = (key: string): Field[] => (parks().size > 1 ? [{ key, type: 'select', of: Object.fromEntries([...parks()].map(([id, name]) => [id, [name, name] as const])), title: ['园区', 'Park'], required: true }] : [])
export const dayFields = (fresh: boolean): Field[] => [
  ...(fresh ? parkField('park_id') : []),
  { key: 'day', type: 'date', title: ['日期', 'Day'], required: true },
  { key: 'place', type: 'text', title: ['地点', 'Place'], required: true, most: 200 },
  { key: 'department_ids', type: 'entities', of: 'department', title: ['到场部门', 'Departments'] },
  { key: 'agent_ids', type: 'entities', of: agents, title: ['代办专员', 'Service agents'] },
  { key: 'note', type: 'long', title: ['说明', 'About it'], most: 1000 },
]
export const valuesOf = (one: OnSiteDay): Values => ({ day: one.day, place: one.place, department_ids: one.departments.map(({ id }) => id), agent_ids: one.agents.map(({ id }) => id), note: one.note })
