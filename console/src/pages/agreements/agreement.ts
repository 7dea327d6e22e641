/** What lists, pages and forms of agreements have in common. */
import { AgreementKind, type Agreement, type AgreementStatus, type NameParty, type Party } from '../../api/operations'
import { me } from '../../api/session'
import type { Field, Values } from '../../parts/fields'
import type { Tone } from '../../parts/Status.vue'
import { c } from '../../words/common'
import { day } from '../../words/time'
import { w } from './words'

export const TONES: Record<AgreementStatus, Tone> = { upcoming: 'busy', in_force: 'good', expired: 'calm', ended: 'calm' }
const KEEPING = ['department_handler', 'service_clerk', 'dispatcher']
/** The organizations whose agreements the caller keeps. */
const owners = () => new Map((me.value?.posts ?? []).filter((post) => KEEPING.includes(post.kind)).map((post) => [post.organization.id, post.organization.name]))
const ownerField = (): Field[] => (owners().size > 1 ? [{ key: 'owner_id', type: 'select', of: Object.fromEntries([...owners()].map(([id, name]) => [id, [name, name] as const])), title: ['登记单位', 'Kept by'], required: true }] : [])
const amount: Field = { key: 'amount', type: 'decimal', title: ['金额', 'Sum'], unit: ['元', 'yuan'], hint: ['技术合同必填', 'A technology contract has one'] }
const content: Field = { key: 'content', type: 'long', title: ['主要内容', 'Content'], most: 5000 }
const starts: Field = { key: 'starts_on', type: 'date', title: ['生效日期', 'First day'] }
const ends: Field = { key: 'ends_on', type: 'date', title: ['到期日期', 'Last day'], hint: ['长期有效的不填', 'Left out for one without an end'] }
const signed: Field = { key: 'signed_on', type: 'date', title: ['签订日期', 'Signed'], required: true }

export const agreementFields = (fresh: boolean): Field[] => [
  ...(fresh ? ownerField() : []),
  { key: 'title', type: 'text', title: ['标题', 'Title'], required: true, most: 120 },
  { key: 'kind', type: 'select', of: AgreementKind, title: ['类型', 'Kind'], required: true },
  signed, { ...starts, required: !fresh }, ends, amount,
  { key: 'chain_id', type: 'entity', of: 'chain', title: ['产业链', 'Chain'] },
  content,
  { key: 'ledger_number', type: 'text', title: ['台账编号', 'Ledger number'], hint: ['本单位台账中的编号,再次导入时按它更新', 'The number in your own ledger, by which importing it again updates'], most: 60 },
  ...(fresh ? [] : [{ key: 'reason', type: 'text', title: ['修改原因', 'Why'], most: 500 } as const]),
]
export const renewFields: Field[] = [signed, { ...starts, hint: ['默认为原协议终止的次日', 'The day after the last day of this one by preset'] }, ends, amount, { ...content, hint: ['不填则不变', 'As before if left out'] }]
export const valuesOf = (one: Agreement): Values => ({ title: one.title, kind: one.kind, signed_on: one.signed_on, starts_on: one.starts_on, ends_on: one.ends_on, amount: one.amount, chain_id: one.chain_id, content: one.content, ledger_number: one.ledger_number })
/** Parties as they are written. */
export const named = (parties: readonly Party[]): NameParty[] => parties.map((one) => (one.organization_id ? { organization_id: one.organization_id } : { name: one.name, kind: one.kind, affiliation: one.affiliation }))
/** What was filled in, without rows that were left empty. */
export const filled = (parties: readonly NameParty[]) => parties.filter((one) => one.organization_id || one.name?.trim())
export const partyNames = (one: Agreement) => one.parties.map(({ name }) => name).join(c.comma)
export const termOf = (one: Agreement) => w.fromTo(day(one.starts_on), one.last_day ? day(one.last_day) : w.endless)
