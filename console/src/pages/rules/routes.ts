import { Bell, Files, Guide, Timer } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/catalog', title: ['事项目录', 'Catalog'], needs: ['change_catalog_item'], menu: { group: 'rules', order: 20, icon: Files }, view: () => import('./Catalog.vue') },
  { path: '/dispatch-rules', title: ['派单规则', 'Dispatch rules'], needs: ['get_dispatch_rules'], menu: { group: 'rules', order: 30, icon: Guide }, view: () => import('./DispatchRules.vue') },
  { path: '/terms', title: ['办理时限', 'Handling terms'], roles: ['operator', 'supervisor', 'dispatcher', 'department_handler'], menu: { group: 'rules', order: 40, icon: Timer }, view: () => import('./Terms.vue') },
  { path: '/notification-rules', title: ['通知规则', 'Notification rules'], needs: ['get_notification_rules'], menu: { group: 'rules', order: 50, icon: Bell }, view: () => import('./NotificationRules.vue') },
]
