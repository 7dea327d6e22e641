/** What relations, memberships and posts over time have in common. */
import type { Field } from '../../parts/fields'
import { today } from '../../words/time'

export const endFields: readonly Field[] = [{ key: 'last_day', type: 'date', title: ['最后一天', 'Last day'], hint: ['登记有误时,填开始日的前一天', 'For a mistaken entry, the day before it began'] }]
/** Whether it has ended, so that there is no end to be set. */
export const ended = (row: { valid_to: string | null }) => !!row.valid_to && row.valid_to < today()
export const splitNames = (text: unknown) => String(text ?? '').split(/[、,,;;]/).map((name) => name.trim()).filter(Boolean)
