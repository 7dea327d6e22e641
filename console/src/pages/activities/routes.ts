import { Tickets, Trophy } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/activities', title: ['活动', 'Activities'], menu: { group: 'work', order: 95, icon: Trophy, waits: 'activity' }, view: () => import('./Activities.vue') },
  { path: '/activities/:id', title: ['活动详情', 'Activity'], view: () => import('./Activity.vue'), example: 'list_activities' },
  { path: '/me/activity-registrations', title: ['我的活动报名', 'My registrations'], menu: { group: 'mine', order: 60, icon: Tickets }, view: () => import('./MyRegistrations.vue') },
  { path: '/activity-registrations/:id', title: ['活动报名', 'Registration'], view: () => import('./Registration.vue'), example: 'list_my_activity_registrations' },
]
