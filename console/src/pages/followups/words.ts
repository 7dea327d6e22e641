import { words } from '../../words'

export const w = words({
  title: '回访', followUp: '回访', record: '登记结果', miss: '未联系上', recordText: '按企业在电话中所述登记。不满意的转督办员复核。', missText: (n: number) => `已有 ${n} 次未联系上;满 3 次回访结束。`,
  request: '诉求', enterprise: '企业', submittedBy: '提交人', department: '答复部门', cause: '回访原因', closedAt: '诉求办结', drawnAt: '抽取', due: '回访期限', late: '超期', endedAt: '回访', item: '事项',
  matter: '诉求内容', answer: '答复', marks: '评分', byEnterprise: '企业评价', byFollowUp: '电话回访', notEvaluated: '未评价', disagrees: '与企业评价不一致', poor: '不满意', calls: '通话记录', reached: '已联系上', notReached: '未联系上', review: '督办复核',
  rates: { response_time: '响应速度', result: '办理结果', attitude: '服务态度', overall: '总体评价' } as Record<string, string>,
  compared: '满意率对照', comparedHint: '企业评价与电话回访并列;不足 3 次的不予显示。', satisfied: '满意率', overallMark: '总体评价',
  empty: '没有回访', emptyHint: '诉求办结后,差评、未评价的全部回访,其余按比例抽样。',
  seeds: '回访抽样种子', seedsHint: '每月一个随机种子决定抽中哪些诉求,月末后公布,可据此核对;摘要先行公布,种子无法更换。', secret: '月末后公布',
}, {
  title: 'Follow-ups', followUp: 'Follow-up', record: 'Record the result', miss: 'Nobody reached', recordText: 'As the enterprise says on the telephone. A poor result goes to the supervisor.', missText: (n: number) => `${n} calls have reached nobody; the third ends it.`,
  request: 'Request', enterprise: 'Enterprise', submittedBy: 'Submitted by', department: 'Answered by', cause: 'Why', closedAt: 'Closed', drawnAt: 'Drawn', due: 'Due', late: 'late', endedAt: 'Made', item: 'Item',
  matter: 'The matter', answer: 'Answer', marks: 'Marks', byEnterprise: 'Evaluation', byFollowUp: 'Follow-up', notEvaluated: 'not evaluated', disagrees: 'disagrees with the evaluation', poor: 'dissatisfied', calls: 'Calls', reached: 'reached', notReached: 'not reached', review: 'Review by the supervisor',
  rates: { response_time: 'Speed', result: 'Result', attitude: 'Attitude', overall: 'All in all' } as Record<string, string>,
  compared: 'Satisfaction compared', comparedHint: 'Evaluations beside follow-ups; fewer than three are withheld.', satisfied: 'Share satisfied', overallMark: 'All in all',
  empty: 'No follow-ups', emptyHint: 'Once requests are closed, all rated poorly or by nobody are called back about, and a share of the rest.',
  seeds: 'Seeds of follow-ups', seedsHint: 'A random seed a month decides which requests are drawn. It is told when the month is over, so that it can be checked; its digest is told before, so that it cannot be exchanged.', secret: 'told when the month is over',
})
