// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** The kinds of work (待办种类). */
export const WorkKind = {
  "proposal.approval": ["待批准的提案", "a proposal to be approved or refused"],
  "venue.owner": ["归属组织已停用的阵地", "a venue whose owner is inactive: give it another, or close it"],
  "activity.venue": ["活动阵地未能预订", "an activity that does not have its venue"],
  "activity.summary": ["活动待登记总结", "an activity whose summary is to be entered"],
  "agreement.renewal": ["协议即将到期,待续签或终止", "an agreement that ends soon: renew it or let it end"],
  "case.answer": ["待集中答复", "to be answered"],
  "claim.confirmation": ["认领待确认", "a claim to be confirmed"],
  "claim.completion": ["认领结果待确认", "the result of a claim to be confirmed"],
  "claim.result": ["认领待办理", "a claim to be carried out"],
  "follow_up.call": ["待回访", "to be called back"],
  "lead.next_task": ["招商线索待跟进", "a lead whose next task is due"],
  "meeting.attendance": ["会议待登记到会", "a meeting whose attendance is to be entered"],
  "meeting.minutes": ["会议待记录纪要", "a meeting whose minutes are to be taken"],
  "meeting.approval": ["会议纪要待审定", "minutes to be approved"],
  "resolution.acceptance": ["决议待接收", "a resolution to be accepted"],
  "resolution.report": ["决议待落实", "a resolution to be carried out"],
  "resolution.confirmation": ["决议完成待确认", "a resolution reported as carried out, to be confirmed"],
  "matter.discussion": ["议题待上会研究", "a matter to be discussed"],
  "matter.settlement": ["议题待解决", "a matter to be settled"],
  "matter.study": ["议题待前置研究", "a matter to be studied by the party organization"],
  "matter.confirmation": ["议题解决待确认", "a settled matter to be confirmed"],
  "negotiation.outcome": ["招商洽谈待登记结果", "a negotiation whose outcome is to be entered"],
  "on_site_day.outcome": ["现场服务日待登记成效", "an on-site day whose outcome is to be entered"],
  "project.milestone": ["项目节点到期,待登记完成", "a project whose milestone is due"],
  "project.report": ["项目月报待提交", "a project whose month is to be reported"],
  "owed_visit.visit": ["待走访企业", "an enterprise to be visited"],
  "request.dispatch": ["待派单", "to be dispatched"],
  "request.return": ["退单待审核", "a return to be reviewed"],
  "request.extension": ["延期待审批", "an extension to be decided on"],
  "request.supplement": ["待企业补正", "to be supplied"],
  "request.acceptance": ["待接单", "to be accepted"],
  "request.answer": ["待答复", "to be answered"],
  "request.evaluation": ["待评价", "to be evaluated"],
  "request.review": ["差评待复核", "a poor evaluation to be reviewed"],
  "request.part_acceptance": ["协办待接单", "a part to be accepted"],
  "request.part_contribution": ["协办待反馈", "a part to contribute to"],
  "request.part_review": ["协办退回、延期待审核", "a return or an extension of a part to be decided on"],
} as const;
export type WorkKind = keyof typeof WorkKind;
/** How urgent it is (紧急程度). */
export const WorkUrgency = {
  overdue: ["已超期", "overdue"],
  due_soon: ["即将到期", "due soon"],
  other: ["其他", "not urgent"],
} as const;
export type WorkUrgency = keyof typeof WorkUrgency;
