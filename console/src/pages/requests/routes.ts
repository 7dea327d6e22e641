import { Grid, Tickets } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/requests', title: ['诉求', 'Requests'], needs: ['list_requests'], menu: { group: 'work', order: 10, icon: Tickets, phone: true, waits: 'request' }, view: () => import('./Requests.vue') },
  { path: '/requests/board', title: ['诉求看板', 'Board of requests'], needs: ['dispatch_request'], menu: { group: 'work', order: 20, icon: Grid }, view: () => import('./Board.vue') },
  { path: '/requests/new', title: ['提交诉求', 'Submit a request'], needs: ['submit_request'], view: () => import('./Submit.vue') },
  { path: '/staff-requests/new', title: ['受理职工诉求', 'Take in a staff request'], needs: ['submit_staff_request'], view: () => import('./StaffSubmit.vue') },
  { path: '/requests/:id', title: ['诉求详情', 'Request'], needs: ['get_request'], view: () => import('./Request.vue'), example: 'list_requests' },
]
