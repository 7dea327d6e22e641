import { Calendar } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/working-calendar', title: ['工作日历', 'Working calendar'], menu: { group: 'rules', order: 10, icon: Calendar }, roles: ['operator', 'supervisor', 'dispatcher', 'department_handler'], view: () => import('./WorkingCalendar.vue') },
]
