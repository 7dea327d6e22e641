import { ChatDotRound, Checked, Collection } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/meetings', title: ['会议', 'Meetings'], menu: { group: 'work', order: 80, icon: ChatDotRound, waits: 'meeting' }, view: () => import('./Meetings.vue') },
  { path: '/meetings/:id', title: ['会议', 'Meeting'], view: () => import('./Meeting.vue'), example: 'list_meetings' },
  { path: '/resolutions', title: ['决议', 'Resolutions'], menu: { group: 'work', order: 90, icon: Checked, waits: 'resolution' }, view: () => import('./Resolutions.vue') },
  { path: '/resolutions/:id', title: ['决议', 'Resolution'], view: () => import('./Resolution.vue'), example: 'list_resolutions' },
  { path: '/meeting-kinds', title: ['会议类型', 'Kinds of meetings'], menu: { group: 'rules', order: 55, icon: Collection }, roles: ['operator', 'supervisor', 'dispatcher', 'chain_chief', 'service_clerk'], view: () => import('./Kinds.vue') },
  { path: '/meeting-kinds/:id', title: ['会议类型', 'Kind of meetings'], needs: ['get_owed_meetings'], view: () => import('./Kind.vue'), example: 'list_meeting_kinds' },
]
