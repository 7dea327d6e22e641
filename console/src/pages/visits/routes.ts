import { AlarmClock, Guide, MapLocation } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/visits', title: ['走访记录', 'Visits'], needs: ['list_visits'], menu: { group: 'work', order: 72, icon: MapLocation }, view: () => import('./Visits.vue') },
  { path: '/visits/new', title: ['登记走访', 'Record a visit'], needs: ['record_visit'], view: () => import('./RecordVisit.vue') },
  { path: '/visits/:id', title: ['走访记录', 'Visit'], needs: ['get_visit'], view: () => import('./Visit.vue'), example: 'list_visits' },
  { path: '/visit-findings', title: ['走访发现', 'Findings of visits'], needs: ['list_visit_findings'], view: () => import('./Findings.vue') },
  { path: '/owed-visits', title: ['待走访企业', 'Owed visits'], needs: ['list_owed_visits'], menu: { group: 'work', order: 73, icon: AlarmClock, waits: 'owed_visit' }, view: () => import('./OwedVisits.vue') },
  { path: '/owed-visits/:id', title: ['待走访任务', 'Owed visit'], needs: ['get_owed_visit'], view: () => import('./OwedVisit.vue'), example: 'list_owed_visits' },
  { path: '/visit-plans', title: ['走访计划', 'Plans of visits'], needs: ['list_visit_plans'], menu: { group: 'work', order: 74, icon: Guide }, view: () => import('./VisitPlans.vue') },
  { path: '/visit-plans/new', title: ['制定走访计划', 'Make a plan of visits'], needs: ['make_visit_plan'], view: () => import('./MakePlan.vue') },
  { path: '/visit-plans/:id', title: ['走访计划', 'Plan of visits'], needs: ['get_visit_plan'], view: () => import('./VisitPlan.vue'), example: 'list_visit_plans' },
]
