import { computed } from 'vue'
import { unread, work } from '../api/live'
import { admits, GROUPS, pages, type PageRoute } from '../pages/routes'

/** How much waits behind an entry, and whether some of it is late. */
export function badgeOf(page: PageRoute): { count: number; late: boolean } {
  if (page.menu?.unread) return { count: unread.value, late: false }
  const kinds = work.value.filter((kind) => page.menu?.waits && (page.menu.waits === '*' || kind.resource === page.menu.waits))
  return { count: kinds.reduce((sum, kind) => sum + kind.counts.total, 0), late: kinds.some((kind) => kind.counts.overdue > 0) }
}

const entries = computed(() => pages.filter((page) => page.menu && admits(page)).sort((one, other) => one.menu!.order - other.menu!.order))
/** The menu of the caller, by group. */
export const menu = computed(() =>
  (Object.keys(GROUPS) as (keyof typeof GROUPS)[])
    .map((group) => ({ group, title: GROUPS[group], entries: entries.value.filter((page) => page.menu!.group === group) }))
    .filter(({ entries: found }) => found.length))
/** The four of the bottom bar of a phone. */
export const bar = computed(() => entries.value.filter((page) => page.menu!.phone).slice(0, 4))
