import type { Both } from '../words'
import type { EntityKind, EntitySource } from './entities'

export type Vocabulary = Readonly<Record<string, Both>>
type Value = string | number | boolean | null | undefined | string[] | File[]
export type Values = Record<string, Value>

/** One field of a form or a filter of a list. `key` is its name in the API. */
export type Field = {
  key: string
  title: Both
  required?: boolean
  /** A sentence below it. */
  hint?: Both
  placeholder?: Both
  /** Shown only if this holds of what has been filled in. */
  when?: (values: Values) => boolean
  /** Of a list: not beside the others but behind 筛选. */
  more?: boolean
} & (
  | { type: 'text' | 'password' | 'email' | 'tel'; most?: number; autocomplete?: string }
  | { type: 'long'; most?: number; rows?: number }
  | { type: 'number'; min?: number; max?: number; unit?: Both }
  /** A decimal number, kept as text, as amounts of money are. */
  | { type: 'decimal'; unit?: Both }
  | { type: 'date' | 'datetime' | 'month'; min?: string; max?: string }
  /** From one day to another: `key` and `to` are the two names. */
  | { type: 'days'; to: string }
  | { type: 'select' | 'radio' | 'many'; of: Vocabulary }
  | { type: 'entity' | 'entities'; of: EntityKind | EntitySource }
  /** On or off, and on, off or not asked. */
  | { type: 'flag' | 'either' }
  | { type: 'rating' }
  | { type: 'files'; accept?: string; most?: number }
)

/** The body of a change: what differs from what there was; what was emptied is null. */
export function changesOf(values: Values, before: Values): Values {
  const kept = (value: Value) => (value === '' || value === undefined ? null : value)
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, kept(value)] as const).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(kept(before[key]))))
}

/** What is said of a field in a refusal, by the key of the field. Also of fields within it (`form.0.value`), and of one within another (`attributes.headcount`). */
export function errorsOf(errors: readonly { field: string; pointer?: string; detail: string }[], fields: readonly Field[]) {
  const by: Record<string, string> = {}, rest: string[] = []
  for (const error of errors) {
    const names = (error.pointer?.replace(/^\//, '') ?? error.field).split(/[/.[]/)
    const found = names.map((name) => fields.find((field) => field.key === name || (field.type === 'days' && field.to === name))).find((field) => field)
    if (found) by[found.key] = by[found.key] ? `${by[found.key]} ${error.detail}` : error.detail
    else rest.push(error.detail)
  }
  return { by, rest }
}
