/** What lists, pages and forms of projects have in common. */
import { call } from '../../api/call'
import { OutcomeKind, ProjectEnding, ProjectStage, type PlannedMilestone, type ProjectDetail, type ProjectStanding } from '../../api/operations'
import { me } from '../../api/session'
import type { EntitySource } from '../../parts/entities'
import type { Field, Values } from '../../parts/fields'
import type { Tone } from '../../parts/Status.vue'
import { today } from '../../words/time'

export const TONES: Record<ProjectStanding, Tone> = { on_course: 'good', at_risk: 'soon', late: 'late' }
const KEEPING = ['department_handler', 'service_clerk', 'dispatcher']
/** The organizations whose projects the caller keeps. */
const owners = () => new Map((me.value?.posts ?? []).filter((post) => KEEPING.includes(post.kind)).map((post) => [post.organization.id, post.organization.name]))
const ownerField = (): Field[] => (owners().size > 1 ? [{ key: 'owner_id', type: 'select', of: Object.fromEntries([...owners()].map(([id, name]) => [id, [name, name] as const])), title: ['责任单位', 'Owner'], required: true }] : [])
/** Kinds of which new projects can be. */
export const kinds: EntitySource = {
  search: async (typed, signal) => (await call('list_project_kinds', { query: { limit: 100, active: true }, signal })).items.map((one) => ({ id: one.id, name: one.name, hint: one.code })).filter((one) => one.name.includes(typed.trim())),
  one: async (id) => { const found = (await call('list_project_kinds', { query: { limit: 100 } })).items.find((one) => one.id === id); return { id, name: found?.name ?? id } },
}
const day = (key: string, title: Field['title'], hint?: Field['hint']): Field => ({ key, type: 'date', title, hint, required: true })
export const projectFields = (fresh: boolean): Field[] => [
  ...(fresh ? [...ownerField(), { key: 'kind_id', type: 'entity', of: kinds, title: ['类型', 'Kind'], required: true } as const] : []),
  { key: 'title', type: 'text', title: ['名称', 'Title'], required: true, most: 120 },
  day('starts_on', ['计划开始日期', 'Planned first day']), day('ends_on', ['计划完成日期', 'Planned last day']),
  { key: 'amount', type: 'decimal', title: ['计划投资', 'Planned sum'], unit: ['元', 'yuan'] },
  { key: 'chain_id', type: 'entity', of: 'chain', title: ['产业链', 'Chain'] },
  { key: 'partner_ids', type: 'entities', of: 'organization', title: ['参与组织', 'Partners'], hint: ['可以承担节点', 'They can have milestones of their own'] },
  { key: 'content', type: 'long', title: ['内容', 'About'], most: 5000 },
  { key: 'ledger_number', type: 'text', title: ['台账编号', 'Ledger number'], hint: ['本单位台账中的编号,再次导入时按它更新', 'The number in your own ledger, by which importing it again updates'], most: 60 },
  ...(fresh ? [] : [{ key: 'reason', type: 'text', title: ['修改原因', 'Why'], most: 500 } as const]),
]
export const valuesOf = (one: ProjectDetail): Values => ({ title: one.title, starts_on: one.starts_on, ends_on: one.ends_on, amount: one.amount, chain_id: one.chain_id, partner_ids: one.partners.map(({ id }) => id), content: one.content, ledger_number: one.ledger_number })
export const moveFields: Field[] = [{ key: 'stage', type: 'select', of: ProjectStage, title: ['阶段', 'Stage'], required: true }, { key: 'on', type: 'date', title: ['自何日起', 'Since'], hint: ['默认今天', 'Today if left out'] }, { key: 'reason', type: 'long', title: ['原因', 'Why'], most: 500 }]
export const outcomeFields: Field[] = [
  { key: 'kind', type: 'select', of: OutcomeKind, title: ['类型', 'Kind'], required: true }, { key: 'amount', type: 'decimal', title: ['金额', 'Sum'], unit: ['元', 'yuan'], required: true },
  day('day', ['发生日期', 'Day']), { key: 'evidence', type: 'long', title: ['依据', 'Evidence'], required: true, most: 1000 },
]
export const reportFields: Field[] = [{ key: 'month', type: 'month', title: ['月份', 'Month'], required: true }, { key: 'content', type: 'long', title: ['完成情况和问题', 'What was done, what is in the way'], required: true, most: 2000 }]
export const endFields: Field[] = [{ key: 'status', type: 'select', of: ProjectEnding, title: ['结果', 'How'], required: true }, { key: 'result', type: 'long', title: ['说明', 'What came of it, or why'], required: true, most: 2000 }]
export const completeFields: Field[] = [day('done_on', ['完成日期', 'Day']), { key: 'evidence', type: 'long', title: ['完成依据', 'Evidence'], required: true, most: 1000 }]
export const planned = (one: ProjectDetail): PlannedMilestone[] => one.milestones.map(({ id, title, owner_id, weight, planned_on }) => ({ id, title, owner_id, weight, planned_on }))
export const fresh = (): PlannedMilestone => ({ title: '', weight: 10, planned_on: today() })
/** What was filled in, without rows that were left empty. */
export const filled = (listed: readonly PlannedMilestone[]) => listed.filter((one) => one.title.trim())
