import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [{ path: '/search', title: ['搜索', 'Search'], needs: ['search'], view: () => import('./Search.vue') }]
