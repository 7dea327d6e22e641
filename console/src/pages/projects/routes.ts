import { DataBoard, Grid, SetUp } from '@element-plus/icons-vue'
import type { PageRoute } from '../routes'

export const pages: PageRoute[] = [
  { path: '/projects', title: ['项目', 'Projects'], needs: ['list_projects'], menu: { group: 'together', order: 60, icon: DataBoard, waits: 'project' }, view: () => import('./Projects.vue') },
  { path: '/projects/:id', title: ['项目', 'Project'], needs: ['get_project'], view: () => import('./Project.vue'), example: 'list_projects' },
  { path: '/reports/wall-chart', title: ['挂图作战', 'Wall chart'], needs: ['get_wall_chart'], menu: { group: 'together', order: 70, icon: Grid }, view: () => import('./WallChart.vue') },
  { path: '/project-kinds', title: ['项目类型', 'Kinds of projects'], needs: ['add_project_kind'], menu: { group: 'rules', order: 57, icon: SetUp }, view: () => import('./Kinds.vue') },
]
