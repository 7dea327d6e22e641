import { Files } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/cases', title: ['集中办理', 'Cases'], needs: ['list_cases'], menu: { group: 'work', order: 25, icon: Files, waits: 'case' }, view: () => import('./Cases.vue') },
  { path: '/cases/:id', title: ['集中办理', 'Case'], needs: ['get_case'], view: () => import('./Case.vue'), example: 'list_cases' },
  { path: '/request-jobs/:id', title: ['任务结果', 'Job'], needs: ['import_records'], view: () => import('./CaseJob.vue'), example: 'list_request_jobs' },
]
