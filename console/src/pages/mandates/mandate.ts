import { call } from '../../api/call'
import type { Mandate } from '../../api/operations'
import { me } from '../../api/session'
import type { EntitySource } from '../../parts/entities'
import type { Field, Values } from '../../parts/fields'
import { c } from '../../words/common'
import { day } from '../../words/time'
import { w } from './words'

/** Who holds a post as service agent, for enterprises and service centres. */
export const agents: EntitySource = {
  search: async (typed, signal) => (await call('list_service_agents', { query: { limit: 50, ...(typed.trim() ? { name: typed.trim() } : {}) }, signal })).items.map((one) => ({ id: one.id, name: one.name, hint: one.organization_name })),
}
/** The enterprises whose contact somebody is, by id. */
const enterprises = () => new Map((me.value?.posts ?? []).filter((post) => post.kind === 'enterprise_contact').map((post) => [post.organization.id, post.organization.name]))
export const grantFields = (): Field[] => [
  ...(enterprises().size > 1 ? [{ key: 'enterprise_id', type: 'select', of: Object.fromEntries([...enterprises()].map(([id, name]) => [id, [name, name] as const])), title: ['企业', 'Enterprise'], required: true } as const] : []),
  { key: 'agent_id', type: 'entity', of: agents, title: ['代办专员', 'Service agent'], required: true },
  { key: 'item_ids', type: 'entities', of: 'item', title: ['事项', 'Items'], hint: ['不选则为全部事项', 'All items if none is chosen'] },
  { key: 'valid_from', type: 'date', title: ['开始日期', 'From'], hint: ['不填则自今天起', 'From today if left out'] },
  { key: 'valid_to', type: 'date', title: ['截止日期', 'Until'], hint: ['最长三年', 'Three years at most'], required: true },
  { key: 'note', type: 'long', title: ['说明', 'Note'], most: 500 },
]
export const grantBody = (values: Values) => ({ ...values, item_ids: (values.item_ids as string[] | undefined)?.length ? values.item_ids : null, valid_from: values.valid_from || null, note: values.note ?? '' })
export const itemsOf = (one: Mandate) => (one.all_items ? w.allItems : one.items.map((item) => item.name).join(c.comma))
export const periodOf = (one: Mandate) => w.from(day(one.valid_from), day(one.valid_to))
