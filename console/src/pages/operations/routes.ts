import { Message, Monitor } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/messaging', title: ['运行状况', 'Operations'], needs: ['get_messaging'], menu: { group: 'operations', order: 10, icon: Monitor }, view: () => import('./Messaging.vue') },
  { path: '/messaging/:service/outbox', title: ['待发布事件', 'Outbox'], needs: ['list_outbox'], given: { service: 'requests' }, view: () => import('./Outbox.vue') },
  { path: '/messaging/:service/parked', title: ['搁置的事件', 'Parked events'], needs: ['list_parked'], given: { service: 'requests' }, view: () => import('./Parked.vue') },
  { path: '/messaging/:service/parked/:id', title: ['搁置的事件', 'Parked event'], needs: ['get_parked'], given: { service: 'requests' }, example: 'list_parked', view: () => import('./ParkedEvent.vue') },
  { path: '/messaging/:service/gaps', title: ['缺口', 'Gaps'], needs: ['list_gaps'], given: { service: 'requests' }, view: () => import('./Gaps.vue') },
  { path: '/deliveries', title: ['邮件投递', 'Deliveries'], needs: ['list_deliveries'], menu: { group: 'operations', order: 20, icon: Message }, view: () => import('./Deliveries.vue') },
]
