import type { Name } from '../api/problem'
import type { Operations } from '../api/operations'
import type { Both } from '../words'

/** The operations that read a list page by page. */
export type ListName = { [N in Name]: Operations[N]['out'] extends { items: unknown[]; next: string | null } ? N : never }[Name]
export type Row<N extends ListName> = Operations[N]['out'] extends { items: (infer R)[] } ? R : never

/** A column of a list. `key` is the field in the API, so that saved views and exports mean the same. */
export interface Column<R> {
  key: string
  title: Both
  /** What it says; the slot `cell-<key>` says more. Without either the field itself. */
  text?: (row: R) => string | null | undefined
  /** The order of the API in which the list is by this column: `due_at`; descending is `-due_at`, if the API has it. */
  sort?: string
  /** `main`: what the row is about, the head of its card on a phone. `number`: to the right. `wide`: takes the room. `short`: stays on one line, such as a time. */
  as?: 'main' | 'number' | 'wide' | 'short'
  /** Not shown at first. */
  off?: boolean
}
