// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What somebody can do with a request (可执行的操作). */
export const RequestAction = {
  dispatch: ["派单", "dispatch"],
  accept: ["接单", "acceptance"],
  return: ["退单", "return"],
  redispatch: ["改派", "redispatch"],
  confirmation: ["维持原派单", "confirmation of the dispatch"],
  extension: ["申请延期", "application for an extension"],
  extension_decision: ["审批延期", "decision on the extension"],
  supplement: ["请企业补正", "request to the enterprise to supply something"],
  supply: ["补正", "supply of what was asked for"],
  progress: ["报告办理进展", "report of progress"],
  answer: ["答复", "answer"],
  evaluation: ["评价", "evaluation"],
  withdrawal: ["撤回", "withdrawal"],
  review: ["督办复核", "review by the supervisor"],
  part: ["增加协办", "addition of a co-department"],
} as const;
export type RequestAction = keyof typeof RequestAction;
/** By which way a request came in (诉求来源渠道). */
export const RequestChannel = {
  web: ["企业网上提交", "submitted by the enterprise"],
  grid: ["网格上报", "by a grid worker"],
  visit: ["走访收集", "on a visit"],
  on_site: ["现场受理", "at the service centre"],
  hotline: ["热线电话", "by telephone"],
  agent: ["代办提交", "by a service agent"],
  staff: ["职工诉求", "from an employee"],
} as const;
export type RequestChannel = keyof typeof RequestChannel;
/** What somebody owes a request (诉求的时限事项). */
export const RequestDuty = {
  handling: ["办理", "handling"],
  dispatch: ["派单", "dispatch"],
  return_review: ["退单审核", "review of a return"],
  extension_decision: ["延期审批", "decision on an extension"],
  review: ["差评复核", "review of a poor evaluation"],
} as const;
export type RequestDuty = keyof typeof RequestDuty;
/** What a file is to a request (诉求附件种类). */
export const RequestFileKind = {
  matter: ["诉求材料", "what belongs to the request"],
  answer: ["答复材料", "what belongs to the answer"],
} as const;
export type RequestFileKind = keyof typeof RequestFileKind;
/** The order of requests (诉求排序). */
export const RequestOrder = {
  submitted_at: ["提交时间从早到晚", "the earliest submitted first"],
  "-submitted_at": ["提交时间从晚到早", "the latest submitted first"],
  due_at: ["到期时间从早到晚", "the earliest due first"],
  "-due_at": ["到期时间从晚到早", "the latest due first"],
  closed_at: ["办结时间从早到晚", "the earliest closed first"],
  "-closed_at": ["办结时间从晚到早", "the latest closed first"],
} as const;
export type RequestOrder = keyof typeof RequestOrder;
/** What of a request waits for a decision (待决事项). */
export const RequestPending = {
  return: ["退单待审核", "a return to be reviewed"],
  extension: ["延期待审批", "an extension to be decided on"],
  supplement: ["待企业补正", "to be supplied"],
  review: ["差评待复核", "a poor evaluation to be reviewed"],
  part_review: ["协办退回、延期待审核", "a return or an extension of a part to be decided on"],
} as const;
export type RequestPending = keyof typeof RequestPending;
/** Where a request stands (诉求状态). */
export const RequestStatus = {
  submitted: ["待派单", "to be dispatched"],
  dispatched: ["待接单", "to be accepted"],
  handling: ["办理中", "being handled"],
  returned: ["已退单", "returned"],
  answered: ["已答复", "answered"],
  under_review: ["督办复核中", "under review"],
  closed: ["已办结", "closed"],
  withdrawn: ["已撤回", "withdrawn"],
} as const;
export type RequestStatus = keyof typeof RequestStatus;
/** What happens in the life of a request (诉求办理步骤). */
export const RequestStep = {
  submission: ["提交诉求", "submission"],
  dispatch: ["派单", "dispatch"],
  accept: ["接单", "acceptance"],
  return: ["退单", "return"],
  redispatch: ["改派", "redispatch"],
  confirmation: ["维持原派单", "confirmation of the dispatch"],
  extension: ["申请延期", "application for an extension"],
  extension_decision: ["审批延期", "decision on the extension"],
  supplement: ["请企业补正", "request to the enterprise to supply something"],
  supply: ["补正", "supply of what was asked for"],
  progress: ["报告办理进展", "report of progress"],
  answer: ["答复", "answer"],
  evaluation: ["评价", "evaluation"],
  withdrawal: ["撤回", "withdrawal"],
  review: ["督办复核", "review by the supervisor"],
  comment: ["留言", "comment"],
  comment_edit: ["修改留言", "edit of a comment"],
  comment_withdrawal: ["撤回留言", "withdrawal of a comment"],
  supplement_expiry: ["补正期满", "end of the time to supply something"],
  expiry: ["逾期未评价自动办结", "closed without an evaluation"],
  rung: ["到达督办节点", "a rung of the supervision ladder was reached"],
  deadline: ["办理期限调整", "the deadline was moved or confirmed"],
  opening: ["调整向用人单位公开", "opened to the employer, or no longer"],
  file: ["添加附件", "a file was attached"],
  file_removal: ["删除附件", "a file was removed"],
  follow_up: ["回访不满意", "a follow-up that found nobody satisfied"],
  case: ["并入集中办理", "added to a case"],
  case_removal: ["移出集中办理", "removed from a case"],
  part: ["增加协办", "addition of a co-department"],
  part_accept: ["协办接单", "acceptance of a part"],
  part_return: ["协办退回", "return of a part"],
  part_confirmation: ["维持协办", "confirmation of a part"],
  part_extension: ["协办申请延期", "application for an extension of a part"],
  part_extension_decision: ["审批协办延期", "decision on the extension of a part"],
  part_contribution: ["协办反馈", "contribution of a co-department"],
  part_release: ["免除协办", "release of a co-department"],
  part_lapse: ["协办终止", "end of a part with the request"],
} as const;
export type RequestStep = keyof typeof RequestStep;
/** What somebody has to do with a request (诉求待办). */
export const RequestWaiting = {
  dispatch: ["待派单", "to be dispatched"],
  return: ["退单待审核", "a return to be reviewed"],
  extension: ["延期待审批", "an extension to be decided on"],
  supplement: ["待企业补正", "to be supplied"],
  acceptance: ["待接单", "to be accepted"],
  answer: ["待答复", "to be answered"],
  evaluation: ["待评价", "to be evaluated"],
  review: ["差评待复核", "a poor evaluation to be reviewed"],
  part_acceptance: ["协办待接单", "a part to be accepted"],
  part_contribution: ["协办待反馈", "a part to contribute to"],
  part_review: ["协办退回、延期待审核", "a return or an extension of a part to be decided on"],
} as const;
export type RequestWaiting = keyof typeof RequestWaiting;
