import { Printer } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/reports/quarter', title: ['季度工作一览', 'A quarter’s work'], needs: ['list_meetings', 'list_activities', 'get_wall_chart'], menu: { group: 'figures', order: 30, icon: Printer }, view: () => import('./Quarter.vue') },
]
