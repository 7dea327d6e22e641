import { Tickets } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/agreements', title: ['协议', 'Agreements'], needs: ['list_agreements'], menu: { group: 'together', order: 50, icon: Tickets, waits: 'agreement' }, view: () => import('./Agreements.vue') },
  { path: '/agreements/:id', title: ['协议', 'Agreement'], needs: ['get_agreement'], view: () => import('./Agreement.vue'), example: 'list_agreements' },
]
