/** Conditions of notification rules: what is asked of the data of an event. */
import type { ConditionField, NotificationRule, RuleEvent } from '../../api/operations'
import { label } from '../../words'
import { w } from './words'

export type When = NonNullable<NotificationRule['when']>

export const nameOf = (field: ConditionField) => label(field.words) || field.name
const valueOf = (field: ConditionField | undefined, value: unknown) =>
  typeof value === 'boolean' ? (value ? w.yes : w.no) : label(field?.values.find((one) => one.value === value)?.words) || String(value)

/** What a rule asks for, in a sentence; '' if for nothing. */
export function conditionsOf(event: RuleEvent | undefined, when: When | undefined): string {
  return Object.entries(when ?? {}).map(([name, values]) => {
    const field = event?.conditions.find((one) => one.name === name)
    return `${field ? nameOf(field) : name}: ${values.map((value) => valueOf(field, value)).join(' / ')}`
  }).join('; ')
}

/** The values as the platform takes them: numbers and yes or no are no texts. */
export const typed = (field: ConditionField | undefined, values: readonly string[]): When[string] =>
  values.map((value) => (field?.kind === 'flag' ? value === 'true' : field?.kind === 'number' && /^-?\d+$/.test(value) ? Number(value) : value))

