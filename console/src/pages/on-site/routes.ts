import { LocationInformation } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/on-site-days', title: ['现场服务日', 'On-site days'], menu: { group: 'work', order: 70, icon: LocationInformation, waits: 'on_site_day' }, view: () => import('./OnSiteDays.vue') },
  { path: '/on-site-days/:id', title: ['现场服务日', 'On-site day'], view: () => import('./OnSiteDay.vue'), example: 'list_on_site_days' },
]
