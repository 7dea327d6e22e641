/** The findings of a visit that is being recorded: their fields, their content, and what was refused of them. */
import { call } from '../../api/call'
import type { Item, FindingKind, NewFinding } from '../../api/operations'
import { Problem } from '../../api/problem'
import type { Field, Values, Vocabulary } from '../../parts/fields'
import { answersOf, atFields } from '../requests/form'

const becomes = (kind: FindingKind) => (values: Values) => values.kind === kind
export const findingFields = (kinds: Vocabulary, items: () => readonly Item[]): Field[] => [
  { key: 'kind', type: 'radio', of: kinds, title: ['去向', 'What becomes of it'], required: true },
  { key: 'title', type: 'text', title: ['诉求标题', 'Title of the request'], required: true, most: 120, when: becomes('request') },
  { key: 'item_id', type: 'entity', title: ['事项', 'Item'], hint: ['不确定可以不选,由派单员归类', 'Leave it out if none fits; a dispatcher will classify it'], when: becomes('request'), of: {
    search: (typed: string) => Promise.resolve(items().map(({ id, name }) => ({ id, name })).filter(({ name }) => name.includes(typed.trim()))),
    one: async (item_id) => call('get_catalog_item', { path: { item_id } }),
  } },
  { key: 'content', type: 'long', title: ['发现内容', 'What was found'], required: true, most: 2000, rows: 3 },
  { key: 'reason', type: 'text', title: ['处理说明', 'Note'], most: 500, when: (values) => values.kind !== 'nothing' },
  { key: 'reason', type: 'text', title: ['无需办理的原因', 'Why nothing becomes of it'], required: true, most: 500, when: becomes('nothing') },
]
const text = (value: Values[string]) => String(value ?? '').trim()
const filled = (value: Values[string]) => value != null && text(value) !== ''
/** Whether all is there that has to be. */
export const isReady = (values: Values, items: readonly Item[]) =>
  filled(values.kind) && filled(values.content) && (values.kind !== 'nothing' || filled(values.reason)) && (values.kind !== 'request' || (filled(values.title) && (items.find((one) => one.id === values.item_id)?.form ?? []).every((asked) => !asked.required || filled(values[`answer-${asked.key}`]))))
export function findingOf(values: Values, items: readonly Item[]): NewFinding {
  const kept = { kind: values.kind as FindingKind, content: text(values.content), reason: text(values.reason) }
  if (values.kind !== 'request') return kept
  return { ...kept, title: text(values.title), item_id: text(values.item_id) || null, form: answersOf(items.find((one) => one.id === values.item_id)?.form ?? [], values) }
}
/** What was refused of one finding, named as its fields; without a place, of the rest of the record. */
export function refusedAt(of: Problem | undefined, at?: number): Problem | undefined {
  if (!of) return undefined
  const place = (error: { field: string; pointer?: string }) => (error.pointer?.replace(/^\//, '') ?? error.field).split(/[/.[\]]+/)
  const mine = of.errors.filter((error) => (at === undefined ? place(error)[0] !== 'findings' : place(error)[0] === 'findings' && place(error)[1] === String(at)))
  if (at !== undefined && !mine.length) return undefined
  const named = at === undefined ? mine : mine.map((error) => ({ field: place(error).slice(2).join('.'), detail: error.detail }))
  return atFields(new Problem(of.status, of.code, of.title, of.detail, named, of.retryAfter, of.instance))
}
