import { Aim, ChatDotRound, OfficeBuilding } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/leads', title: ['招商线索', 'Leads'], needs: ['list_leads'], menu: { group: 'together', order: 60, icon: Aim, waits: 'lead' }, view: () => import('./Leads.vue') },
  { path: '/leads/:id', title: ['招商线索', 'Lead'], needs: ['get_lead'], view: () => import('./Lead.vue'), example: 'list_leads' },
  { path: '/negotiations', title: ['招商洽谈', 'Negotiations'], needs: ['list_negotiations'], menu: { group: 'together', order: 61, icon: ChatDotRound, waits: 'negotiation' }, view: () => import('./Negotiations.vue') },
  { path: '/negotiations/:id', title: ['招商洽谈', 'Negotiation'], needs: ['get_negotiation'], view: () => import('./Negotiation.vue'), example: 'list_negotiations' },
  { path: '/prospects', title: ['投资方与目标企业', 'Investors and targets'], needs: ['list_prospects'], menu: { group: 'together', order: 62, icon: OfficeBuilding }, view: () => import('./Prospects.vue') },
  { path: '/prospects/:id', title: ['招商对象', 'Investor or target'], needs: ['get_prospect'], view: () => import('./Prospect.vue'), example: 'list_prospects' },
]
