import { Tickets } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/decision-lists', title: ['决策事项清单', 'Decision lists'], menu: { group: 'rules', order: 57, icon: Tickets }, view: () => import('./DecisionLists.vue') },
  { path: '/decision-lists/:id', title: ['决策事项清单', 'Decision list'], view: () => import('./DecisionList.vue'), example: 'list_decision_lists' },
]
