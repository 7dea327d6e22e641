import { Stamp } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/mandates', title: ['代办委托', 'Mandates'], needs: ['list_mandates'], menu: { group: 'work', order: 60, icon: Stamp }, view: () => import('./Mandates.vue') },
  { path: '/mandates/:id', title: ['代办委托', 'Mandate'], needs: ['get_mandate'], view: () => import('./Mandate.vue'), example: 'list_mandates' },
]
