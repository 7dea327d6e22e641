import { List } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/worklist', title: ['待办', 'Worklist'], menu: { group: 'mine', order: 15, icon: List, phone: true, waits: '*' }, view: () => import('./Worklist.vue') },
]
