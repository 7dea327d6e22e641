import { Bell } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/inbox', title: ['消息', 'Inbox'], menu: { group: 'mine', order: 20, icon: Bell, phone: true, unread: true }, view: () => import('./Inbox.vue') },
]
