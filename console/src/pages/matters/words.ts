import { words } from '../../words'

export const w = words({
  title: '议题', raise: '提出议题', raiseText: '由所选产业链的会议研究;登记解决后由提出单位确认。', empty: '没有议题', number: '编号', proposer: '提出单位', chain: '产业链', kind: '最后研究的会议类型', raised: '提出时间', discussions: '研究次数', times: (n: number) => `${n} 次`, settledAt: '登记解决', confirmedAt: '确认解决', about: '须解决的问题', evidence: '解决依据', history: '办理过程', files: '附件', resolutions: '决议',
  discuss: '登记研究', discussText: '登记已召开的会议对它的研究。', settle: '登记解决', settleText: '由提出单位确认后计入统计。', confirm: '确认解决', confirmText: '确认后议题办结。', goOn: '未解决', goOnText: '议题继续研究。', withdraw: '撤回', decisionItem: '决策事项', studying: '须前置研究', studied: '前置研究', study: '登记前置研究', studyText: '同意后,方可在此后的会议上作出决议。',
}, {
  title: 'Matters', raise: 'Raise a matter', raiseText: 'Meetings of the chain discuss it; once it is settled, the proposer confirms that.', empty: 'No matters', number: 'Number', proposer: 'Raised by', chain: 'Chain', kind: 'Last discussed in', raised: 'Raised', discussions: 'Discussed', times: (n: number) => (n === 1 ? 'once' : `${n} times`), settledAt: 'Settled', confirmedAt: 'Confirmed', about: 'What is to be solved', evidence: 'Evidence', history: 'History', files: 'Files', resolutions: 'Resolutions',
  discuss: 'Enter a discussion', discussText: 'That a meeting which was held has discussed it.', settle: 'Settle it', settleText: 'It counts once the proposer has confirmed it.', confirm: 'Confirm', confirmText: 'With it the matter is closed.', goOn: 'Not settled', goOnText: 'The matter goes on.', withdraw: 'Withdraw', decisionItem: 'On a decision list', studying: 'To be studied by', studied: 'Studied', study: 'Enter a prior study', studyText: 'Once it is agreed, meetings from that day on can resolve it.',
})
