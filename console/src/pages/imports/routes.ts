import { Upload } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/imports', title: ['导入台账', 'Import'], needs: ['import_file'], menu: { group: 'registry', order: 70, icon: Upload }, view: () => import('./RegistryImport.vue') },
  { path: '/jobs/:id', title: ['导入结果', 'Import'], needs: ['import_file'], view: () => import('./RegistryJob.vue'), example: 'list_jobs' },
  { path: '/record-imports', title: ['导入服务台账', 'Import records'], needs: ['import_records'], menu: { group: 'together', order: 95, icon: Upload }, view: () => import('./RecordImport.vue') },
]
