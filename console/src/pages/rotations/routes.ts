import { Refresh } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/rotations', title: ['轮值', 'Rotations'], menu: { group: 'work', order: 96, icon: Refresh }, view: () => import('./Rotations.vue') },
  { path: '/rotations/:id', title: ['轮值', 'Rotation'], view: () => import('./Rotation.vue'), example: 'list_rotations' },
]
