import { DataAnalysis } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/figures', title: ['统计分析', 'Statistics'], menu: { group: 'figures', order: 10, icon: DataAnalysis }, view: () => import('./Figures.vue') },
]
