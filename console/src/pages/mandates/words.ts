import { words } from '../../words'

export const w = words({
  title: '代办委托', mandate: '委托', grant: '委托代办专员', grantText: '专员可代为提交和办理诉求,每一步都注明专员和企业;评价由企业自行作出。', revoke: '撤销委托', revokeText: '即时生效:此后专员看不到、也不能再办理贵单位的诉求。', emptyContact: '还没有委托代办专员', emptyContactHint: '可委托园区或部门的代办专员代为提交和办理诉求。', emptyAgent: '还没有企业委托您', emptyAgentHint: '企业委托后,您可以代其提交和办理诉求。',
  number: '编号', enterprise: '企业', agent: '代办专员', office: '所在单位', items: '事项', allItems: '全部事项', period: '期限', from: (first: string, last: string) => `${first} 至 ${last}`, note: '说明', granted: '委托', revoked: '撤销', ended: '终止', by: (when: string, who: string) => `${when} · ${who}`, submitFor: '代为提交诉求', requests: '其诉求',
}, {
  title: 'Mandates', mandate: 'Mandate', grant: 'Grant a mandate', grantText: 'The agent submits requests and acts on them; each step names both, the agent and the enterprise. Evaluations stay with the enterprise.', revoke: 'Revoke', revokeText: 'At once: from now on the agent neither sees the requests of your enterprise nor acts on them.', emptyContact: 'No mandates yet', emptyContactHint: 'A service agent of the park or of a department can act for you.', emptyAgent: 'No enterprise has given you a mandate', emptyAgentHint: 'Once one has, you submit requests and act on them in its name.',
  number: 'Number', enterprise: 'Enterprise', agent: 'Service agent', office: 'Office', items: 'Items', allItems: 'all', period: 'Valid', from: (first: string, last: string) => `${first} to ${last}`, note: 'Note', granted: 'Granted', revoked: 'Revoked', ended: 'Ended', by: (when: string, who: string) => `${when} · ${who}`, submitFor: 'Submit a request for it', requests: 'Its requests',
})
