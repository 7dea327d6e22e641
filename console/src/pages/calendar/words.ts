import { words } from '../../words'

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

export const w = words({
  title: '工作日历', year: (n: number) => `${n} 年`, before: '上一年', next: '下一年', thisYear: '今年', month: (n: number) => `${n} 月`, weekday: (n: number) => '一二三四五六日'[n] ?? '',
  published: '放假安排已确定', provisional: '放假安排未确定,涉及的时限为暂定', publish: '确认本年安排', publishText: '确认后,涉及本年的暂定时限转为正式。', unpublish: '取消确认', unpublishText: '取消后,涉及本年的时限转为暂定。',
  shifts: '工作时间', setShifts: '修改工作时间', worked: (n: number) => `工作日 ${n} 天`,
  off: '休息', working: '上班', half: '半日', holiday: '法定节假日', makeUp: '调休上班', override: '特殊安排', weekend: '周末', legend: '图例', chosen: '选中的日子', choose: '选择一天查看或调整',
  set: '调整这一天', setText: '调整后,涉及这一天的时限重新计算。', remove: '取消特殊安排', removeText: '恢复为法定日历的安排。', exchanged: (day: string) => `与 ${day} 调换`, changed: '日历已更新', shortOff: '休', shortOn: '班', shortHalf: '半',
}, {
  title: 'Working calendar', year: (n: number) => String(n), before: 'Year before', next: 'Next year', thisYear: 'This year', month: (n: number) => MONTHS[n - 1] ?? '', weekday: (n: number) => DAYS[n] ?? '',
  published: 'Holidays are settled', provisional: 'Holidays are not settled: deadlines that reach this year are provisional', publish: 'Settle this year', publishText: 'Provisional deadlines that reach this year are confirmed.', unpublish: 'Not settled after all', unpublishText: 'Deadlines that reach this year become provisional.',
  shifts: 'Working hours', setShifts: 'Change working hours', worked: (n: number) => `${n} working days`,
  off: 'off', working: 'worked', half: 'half day', holiday: 'public holiday', makeUp: 'make-up day', override: 'override', weekend: 'weekend', legend: 'What the colours mean', chosen: 'The day that is chosen', choose: 'Choose a day to see or change it',
  set: 'Change this day', setText: 'Deadlines that this day concerns are reckoned anew.', remove: 'Remove the override', removeText: 'The statutory calendar holds for this day again.', exchanged: (day: string) => `in exchange for ${day}`, changed: 'The calendar was changed', shortOff: 'off', shortOn: 'on', shortHalf: '½',
})
