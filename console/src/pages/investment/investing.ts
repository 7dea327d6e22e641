/** What lists, pages and forms of the work on investment have in common. */
import { call } from '../../api/call'
import { NegotiationWay, ProjectStage, ProspectKind, type Lead, type LeadStatus, type Negotiation, type NegotiationStatus, type Prospect } from '../../api/operations'
import { me } from '../../api/session'
import type { EntitySource } from '../../parts/entities'
import { changesOf, type Field, type Values } from '../../parts/fields'
import type { Tone } from '../../parts/Status.vue'

export const LEAD_TONES: Record<LeadStatus, Tone> = { contacted: 'busy', negotiating: 'good', converted: 'good', lost: 'calm' }
export const NEGOTIATION_TONES: Record<NegotiationStatus, Tone> = { planned: 'busy', held: 'good', cancelled: 'calm' }
const KEEPING = ['department_handler', 'service_clerk', 'dispatcher']
/** The organizations for which the caller does this work. */
const owners = () => new Map((me.value?.posts ?? []).filter((post) => KEEPING.includes(post.kind)).map((post) => [post.organization.id, post.organization.name]))
const ownerField = (): Field[] => (owners().size > 1 ? [{ key: 'owner_id', type: 'select', of: Object.fromEntries([...owners()].map(([id, name]) => [id, [name, name] as const])), title: ['所属单位', 'For'], required: true }] : [])
export const isOwn = (id: string) => owners().has(id)

const q = (typed: string) => (typed.trim().length > 1 ? { q: typed.trim() } : {})
export const prospectSource: EntitySource = {
  search: async (typed, signal) => (await call('list_prospects', { query: { limit: 25, active: true, ...q(typed) }, signal })).items.map((one) => ({ id: one.id, name: one.name, hint: one.region })),
  one: async (prospect_id) => call('get_prospect', { path: { prospect_id } }),
}
export const commissioners: EntitySource = { search: async (typed, signal) => (await call('list_commissioners', { query: { limit: 50, ...(typed.trim() ? { name: typed.trim() } : {}) }, signal })).items.map((one) => ({ id: one.id, name: one.name, hint: one.organization_name })) }

const chain: Field = { key: 'chain_id', type: 'entity', of: 'chain', title: ['产业链', 'Chain'] }
export const contactFields: Field[] = [
  { key: 'contact_name', type: 'text', title: ['联系人', 'Contact'], most: 60 },
  { key: 'contact_phone', type: 'tel', title: ['联系电话', 'Telephone'] },
  { key: 'contact_email', type: 'email', title: ['电子邮箱', 'E-mail'], most: 200 },
]
export const prospectFields = (fresh: boolean): Field[] => [
  ...(fresh ? [...ownerField(), { key: 'kind', type: 'radio', of: ProspectKind, title: ['类别', 'Kind'], required: true } as const] : []),
  { key: 'name', type: 'text', title: ['名称', 'Name'], required: true, most: 120 },
  { key: 'region', type: 'text', title: ['所在地区', 'From'], most: 60 },
  { key: 'industry', type: 'text', title: ['产业方向', 'Business'], most: 120 },
  chain,
  { key: 'note', type: 'long', title: ['说明', 'About it'], most: 2000 },
  ...(fresh ? contactFields : [{ key: 'active', type: 'flag', title: ['可登记线索', 'Leads can be opened'] } as const]),
]
export const prospectValues = (one: Prospect): Values => ({ name: one.name, region: one.region, industry: one.industry, chain_id: one.chain_id, note: one.note, active: one.active })

const nextFields: Field[] = [
  { key: 'next_task', type: 'text', title: ['下一步', 'Next task'], most: 200 },
  { key: 'next_task_on', type: 'date', title: ['完成日期', 'By'], hint: ['与下一步同时填写', 'Together with the next task'] },
]
export const leadFields = (fresh: boolean, picked = false): Field[] => [
  ...(fresh ? ownerField() : []),
  ...(fresh && !picked ? [{ key: 'prospect_id', type: 'entity', of: prospectSource, title: ['招商对象', 'Investor or target'], required: true } as const] : []),
  { key: 'title', type: 'text', title: ['标题', 'Title'], required: true, most: 120 },
  { key: 'first_contact_on', type: 'date', title: ['首次接触日期', 'First contact'], required: true },
  { key: 'source', type: 'text', title: ['线索来源', 'Source'], most: 200 },
  { key: 'amount', type: 'decimal', title: ['意向金额', 'Sum intended'], unit: ['元', 'yuan'] },
  chain,
  { key: 'content', type: 'long', title: ['合作意向', 'What it is about'], most: 5000 },
  ...(fresh ? [{ key: 'commissioner_id', type: 'entity', of: commissioners, title: ['特派员', 'Commissioner'] } as const, ...nextFields] : []),
]
export const leadValues = (one: Lead): Values => ({ title: one.title, first_contact_on: one.first_contact_on, source: one.source, amount: one.amount, chain_id: one.chain_id, content: one.content })
export const logFields: Field[] = [
  { key: 'day', type: 'date', title: ['日期', 'Day'], hint: ['不填为今天', 'Today, if left out'] },
  { key: 'content', type: 'long', title: ['跟进情况', 'What happened'], required: true, most: 2000 },
  ...nextFields,
]

const kinds: EntitySource = { search: async (typed, signal) => (await call('list_project_kinds', { query: { limit: 100 }, signal })).items.filter((one) => one.active && one.name.includes(typed.trim())).map(({ id, name }) => ({ id, name })) }
export const conversionFields: Field[] = [
  { key: 'kind_id', type: 'entity', of: kinds, title: ['项目类型', 'Kind of project'], required: true },
  { key: 'starts_on', type: 'date', title: ['计划开始', 'Begins'], required: true },
  { key: 'ends_on', type: 'date', title: ['计划完成', 'Ends'], required: true },
  { key: 'stage', type: 'select', of: ProjectStage, title: ['阶段', 'Stage'], hint: ['仅用于分阶段的项目,不填为储备', 'Of kinds with stages; the reserve, if left out'] },
]

export const negotiationFields = (fresh: boolean, ofLead = false): Field[] => [
  ...(fresh ? ownerField() : []),
  { key: 'title', type: 'text', title: ['标题', 'Title'], required: true, most: 120 },
  { key: 'way', type: 'radio', of: NegotiationWay, title: ['方式', 'Way'], required: true },
  { key: 'day', type: 'date', title: ['日期', 'Day'], required: true },
  { key: 'place', type: 'text', title: ['地点', 'Place'], most: 200, when: (values) => values.way === 'offline' },
  { key: 'prospect_ids', type: 'entities', of: prospectSource, title: ofLead ? ['其他洽谈对象', 'With others too'] : ['洽谈对象', 'With'], required: !ofLead },
  { key: 'organization_ids', type: 'entities', of: 'organization', title: ['参加单位', 'Taking part'] },
  ...(fresh && !ofLead ? [chain] : []),
  { key: 'subject', type: 'long', title: ['洽谈内容', 'Subject'], most: 2000 },
  ...(fresh ? [{ key: 'outcome', type: 'long', title: ['洽谈结果', 'Outcome'], most: 5000 } as const] : []),
]
export const negotiationValues = (one: Negotiation): Values => ({ title: one.title, way: one.way, day: one.day, place: one.place, prospect_ids: one.prospects.map(({ id }) => id), organization_ids: one.organizations.map(({ id }) => id), subject: one.subject })
/** Those that may be null; other texts that were emptied are empty. */
const NULLABLE = ['chain_id', 'amount']
export const changed = (values: Values, before: Values): Values => Object.fromEntries(Object.entries(changesOf(values, before)).map(([key, value]) => [key, value === null && !NULLABLE.includes(key) ? (key.endsWith('_ids') ? [] : '') : value]))
