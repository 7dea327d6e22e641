import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [{ path: '/account', title: ['我的账号', 'My account'], view: () => import('./Account.vue') }]
