import { Calendar } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/venue-bookings', title: ['阵地预订', 'Bookings of venues'], menu: { group: 'registry', order: 45, icon: Calendar }, view: () => import('./Bookings.vue') },
  { path: '/venue-bookings/:id', title: ['阵地预订详情', 'Booking'], view: () => import('./Booking.vue'), example: 'list_venue_bookings' },
]
