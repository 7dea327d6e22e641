import { words } from '../../words'

export const w = words({
  board: '认领榜', boardHint: '产业链上的问题在此发布,组织和党员个人均可认领。', make: '发布认领', makeHint: '不得写明企业名称和个人信息;企业同意后才公开其名称。', claim: '认领', withdraw: '撤下', withdrawText: '尚未确认的认领将不予确认,办理中的继续办理。', name: '公开企业名称', unname: '隐去企业名称', nameText: '公开后,所有登录者都能看到是贵单位的诉求。', unnameText: '此后认领榜不再显示贵单位名称。',
  taken: (taken: number, allowed: number) => `已认领 ${taken} / ${allowed}`, until: '截止', chain: '产业链', park: '园区', enterprise: '企业', notNamed: '未公开', request: '诉求', offeredAt: '发布时间', why: '撤下原因', matter: '事项内容', number: '编号',
  claims: '认领', claimsOf: '认领情况', offer: '认领事项', organization: '认领组织', person: '认领人', note: '认领说明', result: '办理结果', reason: '原因', claimedAt: '认领时间', doneAt: '完成时间', log: '办理情况', himself: '个人', full: '已满',
  emptyBoard: '认领榜上没有事项', emptyClaims: '没有认领', emptyClaimsHint: '在认领榜上认领的事项会出现在这里。',
}, {
  board: 'Board', boardHint: 'Problems of the chain are put here; organizations and members claim them.', make: 'Put on the board', makeHint: 'Names neither enterprise nor person; the enterprise is named once it agrees.', claim: 'Claim', withdraw: 'Take off', withdrawText: 'Claims that are not confirmed are refused; those under way go on.', name: 'Name the enterprise', unname: 'Do not name the enterprise', nameText: 'Everybody signed in will see that it is your request.', unnameText: 'The board does not name you any more.',
  taken: (taken: number, allowed: number) => `${taken} of ${allowed} claimed`, until: 'Until', chain: 'Chain', park: 'Park', enterprise: 'Enterprise', notNamed: 'not named', request: 'Request', offeredAt: 'Offered', why: 'Why it was taken off', matter: 'The problem', number: 'Number',
  claims: 'Claims', claimsOf: 'Claims', offer: 'Offer', organization: 'Claimed by', person: 'Person', note: 'What is planned', result: 'Result', reason: 'Reason', claimedAt: 'Claimed', doneAt: 'Done', log: 'What was done', himself: 'for himself', full: 'full',
  emptyBoard: 'Nothing on the board', emptyClaims: 'No claims', emptyClaimsHint: 'What is claimed on the board appears here.',
})
