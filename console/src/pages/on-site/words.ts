import { words } from '../../words'

export const w = words({
  title: '现场服务日', plan: '安排现场服务日', planText: '到场部门和代办专员会收到通知。', change: '修改', outcome: '登记成效', outcomeText: '登记后即为已举办,计入统计。', cancel: '取消', cancelText: '到场部门和代办专员会收到通知。', takeIn: '现场受理诉求', emptyTitle: '还没有安排现场服务日', number: '编号', park: '园区', day: '日期', place: '地点', departments: '到场部门', agents: '代办专员', note: '说明', came: '成效', reason: '取消原因', planned: '安排', settled: '登记', by: (when: string, who: string) => `${when} · ${who}`, takenIn: '受理诉求', pieces: (n: number) => `${n} 件`,
}, {
  title: 'On-site days', plan: 'Plan an on-site day', planText: 'The departments and the agents are told.', change: 'Change', outcome: 'Enter the outcome', outcomeText: 'With it the day has been held, and counts.', cancel: 'Cancel', cancelText: 'The departments and the agents are told.', takeIn: 'Take in a request', emptyTitle: 'No on-site days yet', number: 'Number', park: 'Park', day: 'Day', place: 'Place', departments: 'Departments', agents: 'Service agents', note: 'About it', came: 'Outcome', reason: 'Why cancelled', planned: 'Planned', settled: 'Settled', by: (when: string, who: string) => `${when} · ${who}`, takenIn: 'Taken in', pieces: (n: number) => `${n} requests`,
})
