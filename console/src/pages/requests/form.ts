/** The form of an item of the catalog as fields, and its answers as the platform takes them. */
import { Problem, type FieldError } from '../../api/problem'
import type { FormField } from '../../api/operations'
import type { Field, Values } from '../../parts/fields'
import { day } from '../../words/time'
import { w } from './words'

const same = (text: string) => [text, text] as const
/** Keys of answers may be those of the request itself. */
const PREFIX = 'answer-'

/** An answer as people read it. */
export const answerOf = (value: unknown) =>
  typeof value === 'boolean' ? (value ? w.yes : w.no) : typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : String(value)

export const fieldsOf = (form: readonly FormField[]): Field[] => form.map((asked) => {
  const base = { key: PREFIX + asked.key, title: same(asked.label), required: asked.required }
  switch (asked.type) {
    case 'long_text': return { ...base, type: 'long', most: 5000 }
    case 'number': return { ...base, type: 'decimal' }
    case 'date': return { ...base, type: 'date' }
    case 'boolean': return { ...base, type: 'radio', of: { true: ['是', 'Yes'], false: ['否', 'No'] } }
    case 'choice': return { ...base, type: (asked.choices?.length ?? 0) > 5 ? 'select' : 'radio', of: Object.fromEntries((asked.choices ?? []).map((choice) => [choice, same(choice)])) }
    default: return { ...base, type: 'text', most: 200 }
  }
})

/** The answers to a form, by its keys; what is not a number is sent as it is, to be refused at its field. */
export function answersOf(form: readonly FormField[], values: Values): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const { key, type } of form) {
    const value = values[PREFIX + key]
    if (value == null || value === '') continue
    found[key] = type === 'boolean' ? value === 'true' : type === 'number' && Number.isFinite(Number(value)) ? Number(value) : value
  }
  return found
}

/** A refusal whose errors in the form are named as its fields here. */
export function atFields(problem: Problem): Problem {
  const named = (error: FieldError): FieldError => {
    const key = /^\/form\/(.+)$/.exec(error.pointer ?? '')?.[1]?.replace(/~1/g, '/').replace(/~0/g, '~') ?? /^form\.(.+)$/.exec(error.field)?.[1]
    return key ? { field: PREFIX + key, detail: error.detail } : error
  }
  return new Problem(problem.status, problem.code, problem.title, problem.detail, problem.errors.map(named), problem.retryAfter, problem.instance)
}
