import { VisitPeriod, type VisitPlanDetail } from '../../api/operations'
import { me } from '../../api/session'
import { changesOf, type Field, type Values } from '../../parts/fields'

const VISITORS = ['department_handler', 'dispatcher', 'chain_chief', 'service_clerk']
/** The organizations for which the caller visits. */
export const own = () => new Map((me.value?.posts ?? []).filter((post) => VISITORS.includes(post.kind)).map((post) => [post.organization.id, post.organization.name]))
/** For which of them, where there are several. */
export const ownField = (): Field[] => (own().size > 1 ? [{ key: 'organization_id', type: 'select', of: Object.fromEntries([...own()].map(([id, name]) => [id, [name, name] as const])), title: ['走访单位', 'Visited by'], required: true }] : [])
/** A supervisor of all chains sets the plans of any. */
const plansAll = () => !!me.value?.posts.some((post) => post.kind === 'supervisor' && !post.chain)
export const planFields = (fresh: boolean): Field[] => [
  ...(fresh ? plansAll() ? [{ key: 'organization_id', type: 'entity', of: 'organization', title: ['走访单位', 'Visited by'], required: true } as const] : ownField() : []),
  { key: 'title', type: 'text', title: ['计划名称', 'Name'], required: true, most: 100 },
  ...(fresh ? [{ key: 'period', type: 'radio', of: VisitPeriod, title: ['周期', 'How often'], required: true } as const] : []),
  { key: 'enterprise_ids', type: 'entities', of: 'enterprise', title: ['走访企业', 'Enterprises'], required: true },
  ...(fresh ? [{ key: 'first_day', type: 'date', title: ['开始日期', 'From'], hint: ['不填为今天', 'Today, if left out'] } as const] : []),
  { key: 'last_day', type: 'date', title: ['结束日期', 'To'], hint: ['不填则直到终止', 'Until it is ended, if left out'] },
  { key: 'remind_days', type: 'number', min: 1, max: 30, title: ['提前提醒', 'Remind before the end'], unit: ['天', 'days'] },
  { key: 'purpose', type: 'long', title: ['走访目的', 'Purpose'], most: 1000 },
]
export const valuesOf = (one: VisitPlanDetail): Values => ({ title: one.title, enterprise_ids: one.visited.map(({ id }) => id), last_day: one.last_day, remind_days: one.remind_days, purpose: one.purpose })
export const recordFields: Field[] = [
  { key: 'visitors', type: 'text', title: ['走访人员', 'Visitors'], required: true, most: 300 },
  { key: 'summary', type: 'long', title: ['走访情况', 'How the enterprise is doing'], hint: ['企业可见', 'The enterprise reads this'], required: true, most: 5000, rows: 5 },
  { key: 'remarks', type: 'long', title: ['内部备注', 'Remarks'], hint: ['企业不可见', 'Not for the enterprise'], most: 2000 },
  { key: 'ledger_number', type: 'text', title: ['台账编号', 'Ledger number'], hint: ['本单位台账中的编号,再次导入时按它更新', 'The number in your own ledger, by which importing it again updates'], most: 60 },
]
/** The body of a change: a text that was emptied is empty, a day or number is null. */
export const changed = (values: Values, before: Values): Values => Object.fromEntries(Object.entries(changesOf(values, before)).map(([key, value]) => [key, value === null && key !== 'last_day' && key !== 'ledger_number' ? '' : value]))
