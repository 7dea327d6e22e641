import { Key, PhoneFilled } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/follow-ups', title: ['回访', 'Follow-ups'], needs: ['list_follow_ups'], menu: { group: 'work', order: 40, icon: PhoneFilled, waits: 'follow_up' }, view: () => import('./FollowUps.vue') },
  { path: '/follow-ups/:id', title: ['回访详情', 'Follow-up'], needs: ['get_follow_up'], view: () => import('./FollowUp.vue'), example: 'list_follow_ups' },
  { path: '/follow-up-seeds', title: ['回访抽样种子', 'Seeds of follow-ups'], needs: ['list_follow_up_seeds'], menu: { group: 'rules', order: 60, icon: Key }, view: () => import('./Seeds.vue') },
]
