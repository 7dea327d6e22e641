import { Reading } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/courses', title: ['培训', 'Training'], menu: { group: 'talent', order: 10, icon: Reading, phone: true, waits: 'course' }, view: () => import('./Courses.vue') },
  { path: '/courses/:id', title: ['课程详情', 'Course'], view: () => import('./Course.vue'), example: 'list_courses' },
]
