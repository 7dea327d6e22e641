import { House } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/', title: ['首页', 'Home'], menu: { group: 'mine', order: 10, icon: House, phone: true }, view: () => import('./Home.vue') },
]
