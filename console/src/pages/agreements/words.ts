import { words } from '../../words'

export const w = words({
  title: '协议', register: '登记协议', empty: '没有协议', emptyHint: '登记共建、校企合作、专家合作协议和技术合同,到期前会提醒。',
  number: '编号', ledgerNumber: '台账编号', kind: '类型', owner: '登记单位', chain: '产业链', amount: '金额', signed: '签订日期', term: '期限', lastDay: '终止日期', left: (n: number) => `剩余 ${n} 天`, endless: '长期', fromTo: (from: string, to: string) => `${from} 至 ${to}`, endedEarly: '提前终止', reason: '终止原因', registered: '登记', reminded: '到期提醒', before: '续签自', after: '已续签为', by: (when: string, who: string) => `${when} · ${who}`,
  parties: '签约方', party: '签约方', partyNumber: (n: number) => `签约方 ${n}`, partiesHint: '至少两方', addParty: '添加签约方', partyKind: '类别', inDistrict: '本区组织', partyName: '名称', affiliation: '所在单位',
  content: '主要内容', files: '附件', change: '修改', renew: '续签', renewText: '登记一份后续协议,签约方和类型不变。原协议保留。', end: '提前终止', endText: '终止后不能恢复,期限内的签约部门会收到通知。',
}, {
  title: 'Agreements', register: 'Register an agreement', empty: 'No agreements', emptyHint: 'Register co-building agreements, those with universities and experts, and technology contracts; you are reminded before they end.',
  number: 'Number', ledgerNumber: 'Ledger number', kind: 'Kind', owner: 'Kept by', chain: 'Chain', amount: 'Sum', signed: 'Signed', term: 'Term', lastDay: 'Last day', left: (n: number) => `${n} days left`, endless: 'without end', fromTo: (from: string, to: string) => `${from} to ${to}`, endedEarly: 'Ended early', reason: 'Why it ended', registered: 'Registered', reminded: 'Reminded', before: 'Renewal of', after: 'Renewed by', by: (when: string, who: string) => `${when} · ${who}`,
  parties: 'Parties', party: 'Party', partyNumber: (n: number) => `Party ${n}`, partiesHint: 'two at least', addParty: 'Add a party', partyKind: 'Kind', inDistrict: 'Of the district', partyName: 'Name', affiliation: 'Where',
  content: 'Content', files: 'Files', change: 'Change', renew: 'Renew', renewText: 'Registers the agreement that follows, with the same kind and parties. This one stays.', end: 'End early', endText: 'This cannot be taken back. Departments that are parties are told.',
})
