import { Aim, Connection, Location, OfficeBuilding, Postcard, Stamp, User } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/organizations', title: ['组织', 'Organizations'], menu: { group: 'registry', order: 10, icon: OfficeBuilding }, view: () => import('./Organizations.vue') },
  { path: '/organizations/tree', title: ['组织树', 'Tree of organizations'], view: () => import('./OrganizationTree.vue') },
  { path: '/organizations/:id', title: ['组织详情', 'Organization'], view: () => import('./Organization.vue'), example: 'list_organizations' },
  { path: '/chains', title: ['产业链', 'Chains'], menu: { group: 'registry', order: 20, icon: Connection }, view: () => import('./Chains.vue') },
  { path: '/chains/:id', title: ['产业链全景', 'Chain'], view: () => import('./Chain.vue'), example: 'list_chains' },
  { path: '/reports/coverage', title: ['党组织覆盖', 'Coverage'], needs: ['get_coverage'], menu: { group: 'registry', order: 30, icon: Aim }, view: () => import('./Coverage.vue') },
  { path: '/venues', title: ['阵地', 'Venues'], menu: { group: 'registry', order: 40, icon: Location, waits: 'venue' }, view: () => import('./Venues.vue') },
  { path: '/venues/:id', title: ['阵地详情', 'Venue'], view: () => import('./Venue.vue'), example: 'list_venues' },
  { path: '/persons', title: ['人员', 'Persons'], needs: ['list_persons'], menu: { group: 'registry', order: 50, icon: User }, view: () => import('./Persons.vue') },
  { path: '/persons/:id', title: ['人员详情', 'Person'], needs: ['list_persons'], view: () => import('./Person.vue'), example: 'list_persons' },
  { path: '/posts', title: ['任职', 'Posts'], needs: ['list_posts'], menu: { group: 'registry', order: 60, icon: Postcard }, view: () => import('./Posts.vue') },
  { path: '/posts/:id', title: ['任职详情', 'Post'], needs: ['get_post'], view: () => import('./Post.vue'), example: 'list_posts' },
  { path: '/proposals', title: ['待批提案', 'Proposals'], needs: ['list_proposals'], menu: { group: 'registry', order: 80, icon: Stamp, waits: 'proposal' }, view: () => import('./Proposals.vue') },
  { path: '/proposals/:id', title: ['提案详情', 'Proposal'], needs: ['list_proposals'], view: () => import('./Proposal.vue'), example: 'list_proposals' },
]
