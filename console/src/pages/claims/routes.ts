import { Flag, Promotion } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/offers', title: ['认领榜', 'Board of offers'], needs: ['list_offers'], menu: { group: 'work', order: 50, icon: Flag }, view: () => import('./Offers.vue') },
  { path: '/offers/:id', title: ['认领事项', 'Offer'], needs: ['get_offer'], view: () => import('./Offer.vue'), example: 'list_offers' },
  { path: '/claims', title: ['认领', 'Claims'], needs: ['list_claims'], menu: { group: 'work', order: 60, icon: Promotion, waits: 'claim' }, view: () => import('./Claims.vue') },
  { path: '/claims/:id', title: ['认领详情', 'Claim'], needs: ['get_claim'], view: () => import('./Claim.vue'), example: 'list_claims' },
]
