/**
 * The pages of all capabilities. Each has a folder with a `routes.ts` that exports `pages`; none is listed here, so that
 * a new one edits no file of another.
 */
import type { Component } from 'vue'
import type { Name } from '../api/problem'
import type { Role } from '../api/operations'
import { may, me, roles } from '../api/session'
import type { Both } from '../words'

/** The groups of the menu, in order. */
export const GROUPS = {
  mine: ['我的', 'Mine'],
  work: ['诉求办理', 'Requests'],
  together: ['协同共建', 'Working together'],
  registry: ['组织与企业', 'Registry'],
  talent: ['人才与培训', 'Talent'],
  figures: ['统计', 'Statistics'],
  rules: ['规则设置', 'Rules'],
  operations: ['平台运行', 'Operations'],
} as const satisfies Record<string, Both>

export interface PageRoute {
  /** Its address: that of what it shows in the API without `/v1`, so that links of the API lead to it. `:id` and more may stand in it. */
  path: string
  /** What the browser's tab and the menu call it. */
  title: Both
  /** Loaded when it is opened. */
  view: () => Promise<{ default: Component }>
  /** The operations without all of which it is of no use: who may not call them does not see it. */
  needs?: readonly Name[]
  /** The roles that it is for, where `needs` do not say. */
  roles?: readonly Role[]
  /** Its place in the menu; without it, it is reached from other pages. `waits`: the kind of thing whose waiting work is its badge. */
  menu?: { group: keyof typeof GROUPS; order: number; icon: Component; phone?: boolean; waits?: string; unread?: boolean }
  /** For pages with `:id`: the list whose first item is shown by `make screenshots`. */
  example?: Name
  /** For pages with more than `:id`: what stands there in `make screenshots`. */
  given?: Readonly<Record<string, string>>
  /** Also for who is not signed in. */
  open?: boolean
}

export const pages: PageRoute[] = Object.values(import.meta.glob<{ pages: PageRoute[] }>('./*/routes.ts', { eager: true })).flatMap((room) => room.pages)

/** Whether the caller may see a page. */
export const admits = (page: PageRoute) =>
  !!page.open || (!!me.value && (page.needs ?? []).every(may) && (!page.roles || page.roles.some((role) => roles.value.has(role))))
