import { words } from '../../words'

export const w = words({
  title: (year: number, n: number) => `${year} 年第 ${n} 季度工作一览`, fromTo: (from: string, to: string) => `${from}至${to}`, previous: '上一季度', next: '下一季度', print: '打印', printed: (by: string, at: string) => `${by} 打印于 ${at}`,
  meetings: '会议', activities: '活动', projects: '项目', when: '时间', what: '名称', kind: '类型', convenedBy: '召集单位', organizer: '主办单位', status: '状态', attendance: '到会 / 成员', came: '参加人数', owner: '责任单位', standing: '进展', milestones: '本季度节点', reached: '已完成', planned: '计划',
  meetingsHeld: (all: number, held: number) => `共 ${all} 次,已召开 ${held} 次`, activitiesHeld: (all: number, held: number, persons: number, heads: number) => `共 ${all} 场,已举行 ${held} 场,签到 ${persons} 人次${heads ? `,另计到场 ${heads} 人次` : ''}`, milestonesReached: (projects: number, reached: number, all: number) => `${projects} 个项目的 ${all} 个节点,已完成 ${reached} 个`,
  none: '本季度没有', more: (most: number) => `只列出前 ${most} 项,请缩小范围`, everything: '全部产业链和单位',
}, {
  title: (year: number, n: number) => `Quarter ${n} of ${year}`, fromTo: (from: string, to: string) => `${from} to ${to}`, previous: 'The quarter before', next: 'The next quarter', print: 'Print', printed: (by: string, at: string) => `printed by ${by}, ${at}`,
  meetings: 'Meetings', activities: 'Activities', projects: 'Projects', when: 'When', what: 'What', kind: 'Kind', convenedBy: 'Convened by', organizer: 'Organizer', status: 'Status', attendance: 'Attended / members', came: 'Came', owner: 'Responsible', standing: 'Standing', milestones: 'Milestones of the quarter', reached: 'reached', planned: 'planned',
  meetingsHeld: (all: number, held: number) => `${all}, ${held} held`, activitiesHeld: (all: number, held: number, persons: number, heads: number) => `${all}, ${held} held; ${persons} attendances${heads ? `, a headcount of ${heads} besides` : ''}`, milestonesReached: (projects: number, reached: number, all: number) => `${projects}, with ${all} milestones, ${reached} reached`,
  none: 'None in this quarter', more: (most: number) => `The first ${most} are here; narrow it down for the others`, everything: 'All chains and organizations',
})
