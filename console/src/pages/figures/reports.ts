/** Reports that are ready to be read: figures, grouping and period that belong together. Any other is an address. */
import type { FigureDimension, FigureName } from '../../api/operations'
import type { Both } from '../../words'
import type { Period } from './period'

export interface Report { key: string; title: Both; names: FigureName[]; group_by: FigureDimension | ''; period: Period }

export const REPORTS: readonly Report[] = [
  {
    key: 'requests', title: ['诉求办理', 'Requests'], group_by: 'department', period: 'year',
    names: ['requests.received', 'requests.closed', 'requests.open', 'requests.overdue', 'requests.on_time_rate', 'requests.average_working_hours', 'requests.satisfied_rate'],
  },
  { key: 'months', title: ['诉求月报', 'Requests by month'], group_by: 'month', period: 'twelve', names: ['requests.received', 'requests.closed', 'requests.answered', 'requests.on_time_rate', 'requests.satisfied_rate'] },
  { key: 'coverage', title: ['组织覆盖', 'Coverage'], group_by: 'chain', period: 'all', names: ['coverage.enterprises', 'coverage.covered', 'coverage.uncovered', 'coverage.rate'] },
  { key: 'honours', title: ['表彰', 'Honors'], group_by: 'chain', period: 'all', names: ['honours.organizations', 'honours.enterprises'] },
  { key: 'training', title: ['培训', 'Training'], group_by: 'chain', period: 'year', names: ['training.courses', 'training.enrolments', 'training.attendances'] },
]
