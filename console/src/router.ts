import { nextTick, watch } from 'vue'
import { createRouter, createWebHistory, type LocationQuery } from 'vue-router'
import { me, owes } from './api/session'
import { admits, pages, type PageRoute } from './pages/routes'
import { language, say } from './words'
import { c } from './words/common'

declare module 'vue-router' {
  interface RouteMeta { page?: PageRoute }
}

/** The place where one was, once the page is as long again: what it shows is on its way. */
const longEnough = (place: { left: number; top: number }) => new Promise<typeof place>((done) => {
  const until = Date.now() + 4000
  const look = () => { if (Date.now() > until || document.documentElement.scrollHeight >= place.top + innerHeight) done(place); else setTimeout(look, 50) }
  look()
})

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    ...pages.map((page) => ({ path: page.path, component: page.view, meta: { page }, props: true })),
    { path: '/:rest(.*)*', component: () => import('./shell/NotFound.vue') },
  ],
  scrollBehavior: (to, from, saved) => (saved ? longEnough(saved) : to.path === from.path ? false : { top: 0 }),
})

/** Where somebody was going who had to sign in first; only within the console, since whoever sends a link can write it. */
export function wanted(query: LocationQuery): string {
  const to = query.to
  return typeof to === 'string' && /^\/(?!\/)/.test(to) ? to : '/'
}

router.beforeEach((to) => {
  const page = to.meta.page
  if (page?.open) return me.value && !owes.value && to.path === '/sign-in' ? wanted(to.query) : true
  if (!me.value || owes.value) return { path: '/sign-in', query: to.path === '/' ? {} : { to: to.fullPath } }
  return true
})

const titled = () => {
  const page = router.currentRoute.value.meta.page
  document.title = `${page ? say(page.title) : c.notFound} · ${c.brand}`
}
router.afterEach((to, from) => {
  titled()
  // Whoever uses no eyes or no mouse is at the beginning of the new page, not somewhere in the old one.
  if (to.path !== from.path && from.matched.length) void nextTick(() => document.getElementById('main')?.focus({ preventScroll: true }))
})
watch(language, titled)
watch([me, owes], ([person, owed], [before]) => {
  const now = router.currentRoute.value
  if (before && !person && !now.meta.page?.open) void router.replace('/sign-in')
  if (person && owed && now.path !== '/sign-in') void router.replace('/sign-in')
})

/** Where a link of the API (`/v1/requests/…`) leads in the console: the longest part of it that is a page; null if none is. */
export function pageOf(link: string | null | undefined): string | null {
  if (!link) return null
  const [path = '', query] = link.replace(/^\/v1/, '').split('?')
  for (let parts = path.split('/'); parts.length > 1; parts = parts.slice(0, -1)) {
    const found = router.resolve(parts.join('/'))
    if (found.meta.page && admits(found.meta.page)) return parts.join('/') + (query && parts.join('/') === path ? `?${query}` : '')
  }
  return null
}
