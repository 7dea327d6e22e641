import { ChatLineSquare } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/matters', title: ['议题', 'Matters'], menu: { group: 'work', order: 85, icon: ChatLineSquare, waits: 'matter' }, view: () => import('./Matters.vue') },
  { path: '/matters/:id', title: ['议题', 'Matter'], view: () => import('./Matter.vue'), example: 'list_matters' },
]
