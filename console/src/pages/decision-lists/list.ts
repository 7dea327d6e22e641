/** What the pages of decision lists have in common. */
import { call } from '../../api/call'
import { DecisionListKind, type DecisionList } from '../../api/operations'
import type { Entity, EntitySource } from '../../parts/entities'
import type { Field, Values } from '../../parts/fields'
import type { Tone } from '../../parts/Status.vue'
import { today } from '../../words/time'
import { w } from './words'

export const standing = (row: Pick<DecisionList, 'from_on' | 'to_on'>): { tone: Tone; text: string } =>
  row.to_on && row.to_on < row.from_on ? { tone: 'calm', text: w.replaced } : row.from_on > today() ? { tone: 'busy', text: w.ahead } : row.to_on && row.to_on < today() ? { tone: 'calm', text: w.over } : { tone: 'good', text: w.holds }
export const listFields: Field[] = [
  { key: 'kind', type: 'select', of: DecisionListKind, title: ['种类', 'Kind'], required: true },
  { key: 'organization_id', type: 'entity', of: 'organization', title: ['单位', 'Organization'], required: true },
  { key: 'party_organization_id', type: 'entity', of: 'organization', title: ['党组织', 'Party organization'], required: true },
  { key: 'title', type: 'text', title: ['名称', 'Title'], required: true, most: 120 },
  { key: 'from_on', type: 'date', title: ['适用自', 'From'], required: true },
  { key: 'items', type: 'long', title: ['事项', 'Matters'], required: true, most: 50_000, rows: 10, hint: ['每行一项:编号、空格、事项,如“1.1 发展战略”', 'One in each line: its code, a blank, what it is about'] },
]
/** `1.1 发展战略` in each line. */
export const listBody = (values: Values) => ({
  ...values,
  items: String(values.items ?? '').split('\n').map((line) => line.trim()).filter(Boolean).map((line) => { const [code = '', ...title] = line.split(/\s+/); return { code, title: title.join(' ') } }),
})
/** The matters on the lists that hold today. */
export const decisionItems: EntitySource = {
  search: async (typed, signal) => (await call('list_decision_items', { query: { limit: 100, on: today() }, signal })).items
    .map((row): Entity => ({ id: row.id, name: `${row.code} ${row.title}`, hint: row.organization_name })).filter((one) => one.name.includes(typed.trim())),
}
