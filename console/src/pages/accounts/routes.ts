import { Key } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/accounts', title: ['账号管理', 'Accounts'], needs: ['get_account', 'list_persons'], menu: { group: 'operations', order: 5, icon: Key }, view: () => import('./Accounts.vue') },
  { path: '/persons/:id/account', title: ['账号', 'Account'], needs: ['get_account'], example: 'list_persons', view: () => import('./Account.vue') },
]
