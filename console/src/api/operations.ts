// Made from the declarations by `lianshang docs`; do not edit.
// An operation is named as everywhere. `in` is what it takes: `path`, `query` and `body`, and as `version` that of its
// ETag for If-Match. `out` is what it answers with, `fails` the codes of the problems that it may answer with instead.

/** Codes with their words, the Chinese ones first. */
export type CodeWords = Readonly<Record<string, readonly [zh: string, en: string]>>;
/** What has happened to an account (账号变动). */
export const AccountChange = {
  password_set: ["已凭邮件验证码设置新密码", "a password was set with a code sent by mail"],
  factor_enrolled: ["已启用第二因素", "a second factor was set up"],
  factor_removed: ["已移除第二因素", "the second factor was removed"],
  factor_reset: ["第二因素已被他人重置", "the second factor was removed by somebody else"],
  recovery_code_used: ["已使用一个恢复码", "a recovery code was used"],
  recovery_codes_renewed: ["已更换恢复码", "the recovery codes were renewed"],
  key_made: ["已发放接口密钥", "an API key was made"],
  key_revoked: ["已撤销接口密钥", "an API key was revoked"],
  phone_changed: ["已更改本人电话", "the telephone number was changed"],
  email_changed: ["已更改本人邮箱", "the e-mail address was changed"],
} as const;
export type AccountChange = keyof typeof AccountChange;
/** Whether a person can sign in (账号状态). */
export const AccountStatus = {
  none: ["没有账号", "no account"],
  not_opened: ["尚未开通", "not opened yet"],
  open: ["已开通", "open"],
  closed: ["已停用", "closed"],
} as const;
export type AccountStatus = keyof typeof AccountStatus;
/** What an organization is in an alliance (联盟角色). */
export const AllianceRole = {
  lead: ["盟主", "lead"],
  rotating_chair: ["轮值主席", "rotating chair"],
  member: ["成员", "member"],
} as const;
export type AllianceRole = keyof typeof AllianceRole;
/** Whether somebody came (出勤). */
export const AttendanceOutcome = {
  present: ["参加", "present"],
  absent: ["缺席", "absent"],
} as const;
export type AttendanceOutcome = keyof typeof AttendanceOutcome;
/** Who is told (通知对象). */
export const Audience = {
  enterprise: ["企业联系人", "the enterprise contacts of the enterprise"],
  submitter: ["诉求提交人", "the person who submitted the request"],
  agents: ["受企业委托的代办专员", "the service agents whose mandates cover the request"],
  dispatcher: ["产业链和园区的派单员", "the dispatchers of the chain and of the park"],
  department: ["承办部门的部门经办人", "the department handlers of the department"],
  previous_department: ["原承办部门的部门经办人", "the department handlers of the department before"],
  supervisor: ["督办员(任职指明产业链的,为该产业链的)", "the supervisors, those of the chain if their post names one"],
  follow_up_clerk: ["回访员(任职指明产业链的,为该产业链的)", "the follow-up clerks, those of the chain if their post names one"],
  chief: ["产业链的链长", "the chain chief"],
  person: ["本人", "the person it is about"],
  chain_contacts: ["产业链上各企业的企业联系人", "the enterprise contacts of every enterprise on the chain"],
  registrar: ["登记员", "the registrars"],
  operator: ["平台管理员", "the platform operators"],
  proposer: ["提案人", "who proposed it"],
  decider: ["作出决定的人", "who decided on it"],
  mentioned: ["被提及的岗位的任职人", "the holders of the posts mentioned"],
  taker: ["诉求受理人", "the person who took the request in for another"],
  centre: ["受理职工诉求的服务中心工作人员", "the clerks of the service centre that has a staff request"],
  opened_to: ["职工诉求所公开的用人单位的企业联系人", "the contacts of the employer that may read a staff request"],
  author: ["规则制定人", "who made the rules"],
  co_department: ["协办部门的经办人", "the handlers of the co-department"],
} as const;
export type Audience = keyof typeof Audience;
/** What can be done with a case (集中办理操作). */
export const CaseAction = {
  change: ["修改", "change"],
  addition: ["并入诉求", "add requests"],
  removal: ["移出诉求", "remove requests"],
  answer: ["集中答复", "answer"],
  ending: ["结束", "give up"],
} as const;
export type CaseAction = keyof typeof CaseAction;
/** What a request is to a case (诉求在案状态). */
export const CaseMemberStatus = {
  waiting: ["待答复", "waiting"],
  answered: ["已答复", "answered"],
  removed: ["已移出", "removed"],
} as const;
export type CaseMemberStatus = keyof typeof CaseMemberStatus;
/** Where a case stands (集中办理状态). */
export const CaseStatus = {
  open: ["办理中", "open"],
  partly_answered: ["部分已答复", "partly answered"],
  answered: ["已答复", "answered"],
  ended: ["已结束", "given up"],
} as const;
export type CaseStatus = keyof typeof CaseStatus;
/** What happened with a case (集中办理步骤). */
export const CaseStep = {
  opening: ["立案", "opened"],
  change: ["修改", "changed"],
  addition: ["并入诉求", "requests added"],
  removal: ["移出诉求", "requests removed"],
  answer: ["集中答复", "answered"],
  ending: ["结束", "given up"],
} as const;
export type CaseStep = keyof typeof CaseStep;
/** What somebody has to do with a case (集中办理待办). */
export const CaseWaiting = {
  answer: ["待集中答复", "to be answered"],
} as const;
export type CaseWaiting = keyof typeof CaseWaiting;
/** How somebody is told (通知渠道). */
export const Channel = {
  inbox: ["站内消息", "inbox"],
  email: ["邮件", "e-mail"],
} as const;
export type Channel = keyof typeof Channel;
/** What can be done with a claim (认领的操作). */
export const ClaimAction = {
  confirmation: ["确认认领", "confirm it"],
  refusal: ["不予确认", "refuse it"],
  progress: ["报告进展", "tell how far it is"],
  result: ["报告结果", "tell the result"],
  completion: ["确认结果", "accept the result, or not"],
  return: ["退回认领", "give it back"],
  withdrawal: ["收回认领", "take it back"],
} as const;
export type ClaimAction = keyof typeof ClaimAction;
/** Where a claim stands (认领状态). */
export const ClaimStatus = {
  claimed: ["待确认", "to be confirmed"],
  confirmed: ["办理中", "under way"],
  reported: ["结果待确认", "result to be confirmed"],
  done: ["已完成", "done"],
  refused: ["未予确认", "refused"],
  given_back: ["已退回或收回", "given or taken back"],
} as const;
export type ClaimStatus = keyof typeof ClaimStatus;
/** What somebody has to do with a claim (认领待办). */
export const ClaimWaiting = {
  confirmation: ["认领待确认", "a claim to be confirmed"],
  completion: ["认领结果待确认", "the result of a claim to be confirmed"],
  result: ["认领待办理", "a claim to be carried out"],
} as const;
export type ClaimWaiting = keyof typeof ClaimWaiting;
/** How a request came to its end (办结原因). */
export const ClosingCause = {
  evaluated: ["企业已评价", "evaluated"],
  upheld: ["维持原答复", "the answer was upheld"],
  unevaluated: ["逾期未评价", "nobody evaluated it in time"],
} as const;
export type ClosingCause = keyof typeof ClosingCause;
/** What a comment is (留言类别). */
export const CommentKind = {
  comment: ["留言", "comment"],
  progress: ["办理进展", "progress"],
  supplement: ["请补正", "what has to be supplied"],
  supply: ["补正", "what was supplied"],
} as const;
export type CommentKind = keyof typeof CommentKind;
/** For whom a comment is (留言范围). */
export const CommentVisibility = {
  public: ["公开", "for everybody who sees it"],
  internal: ["内部", "for offices alone"],
} as const;
export type CommentVisibility = keyof typeof CommentVisibility;
/** What the values of a condition are (条件取值). */
export const ConditionKind = {
  text: ["文本", "text"],
  number: ["整数", "whole number"],
  flag: ["是或否", "true or false"],
} as const;
export type ConditionKind = keyof typeof ConditionKind;
/** What somebody can do with a course (对课程可执行的操作). */
export const CourseAction = {
  enrolment: ["报名", "enrol"],
  enrolment_of_others: ["为他人报名", "enrol somebody else"],
  change: ["修改", "change"],
  cancellation: ["取消课程", "cancel the course"],
} as const;
export type CourseAction = keyof typeof CourseAction;
/** Where a course stands (课程状态). */
export const CourseStatus = {
  announced: ["已发布", "announced"],
  held: ["已举办", "held"],
  cancelled: ["已取消", "cancelled"],
} as const;
export type CourseStatus = keyof typeof CourseStatus;
/** What a day counts for in a period (某日是否计入期间). */
export const DayOutcome = {
  first: ["起算当日,不计入", "the day on which the period begins"],
  counted: ["计入", "counted"],
  skipped: ["不计入", "not counted"],
} as const;
export type DayOutcome = keyof typeof DayOutcome;
/** Why a day is worked or not (某日为何上班或休息). */
export const DayReason = {
  workday: ["工作日", "working day"],
  weekend: ["周末", "weekend"],
  holiday: ["法定节假日", "public holiday"],
  substitute: ["调休放假", "day off in exchange"],
  make_up: ["调休上班", "make-up working day"],
  override: ["特殊安排", "override"],
} as const;
export type DayReason = keyof typeof DayReason;
/** What an override makes of a day (某日的特殊安排). */
export const DaySetting = {
  working: ["工作日", "worked in full"],
  off: ["休息日", "off"],
  half: ["半日(仅第一个班次)", "worked in the first shift only"],
} as const;
export type DaySetting = keyof typeof DaySetting;
/** Whether working time counts against a deadline (计时状态). */
export const DeadlineStatus = {
  not_started: ["尚未开始计时", "not started"],
  running: ["计时中", "running"],
  paused: ["暂停计时", "paused"],
  stopped: ["已停止计时", "stopped"],
} as const;
export type DeadlineStatus = keyof typeof DeadlineStatus;
/** A step in the explanation of a deadline (时限说明的步骤). */
export const DeadlineStep = {
  started: ["开始计时", "started"],
  paused: ["暂停计时", "paused"],
  resumed: ["恢复计时", "resumed"],
  extended: ["批准延期", "extended"],
  returned: ["退单", "returned"],
  redispatched: ["改派,重新计时", "redispatched"],
  restarted: ["重新办理,重新计时", "restarted"],
  recomputed: ["按更新后的工作日历重新计算", "recomputed with a changed calendar"],
  stopped: ["停止计时", "stopped"],
  day: ["某一日", "a day"],
  period: ["期间届满", "the period ends"],
  due: ["到期", "the due date"],
} as const;
export type DeadlineStep = keyof typeof DeadlineStep;
/** What somebody can do with a mail (对投递可执行的操作). */
export const DeliveryAction = {
  retry: ["重试", "try again"],
} as const;
export type DeliveryAction = keyof typeof DeliveryAction;
/** What became of a mail (投递状态). */
export const DeliveryStatus = {
  pending: ["待发送", "to be sent"],
  sent: ["已发送", "sent"],
  dead: ["投递失败", "refused"],
  off: ["未配置邮件服务器", "no mail server was set"],
} as const;
export type DeliveryStatus = keyof typeof DeliveryStatus;
/** What decides which department a request goes to (派单依据). */
export const DispatchSource = {
  rule: ["派单规则", "a dispatch rule"],
  item: ["事项的默认部门", "the item's department"],
} as const;
export type DispatchSource = keyof typeof DispatchSource;
/** What somebody owes, each on a clock of its own (时限事项). */
export const Duty = {
  handling: ["办理", "handling"],
  dispatch: ["派单", "dispatch"],
  return_review: ["退单审核", "review of a return"],
  extension_decision: ["延期审批", "decision on an extension"],
  review: ["差评复核", "review of a poor evaluation"],
  follow_up: ["回访", "follow-up"],
  part: ["协办", "part of a co-department"],
  part_review: ["协办审核", "decision on a return or an extension of a part"],
} as const;
export type Duty = keyof typeof Duty;
/** What somebody can do with an enrolment (对报名可执行的操作). */
export const EnrolmentAction = {
  cancellation: ["取消报名", "cancel the enrolment"],
  attendance: ["登记出勤", "record whether the person came"],
} as const;
export type EnrolmentAction = keyof typeof EnrolmentAction;
/** Where an enrolment stands (报名状态). */
export const EnrolmentStatus = {
  confirmed: ["已确认", "confirmed"],
  waiting: ["候补", "waiting"],
  cancelled: ["已取消", "cancelled"],
} as const;
export type EnrolmentStatus = keyof typeof EnrolmentStatus;
/** The types of events (事件类型). */
export const EventType = {
  "inbox.entries-added": ["收件箱有新消息", "Entries were added to the inboxes of persons; the subject is the first of these."],
  "inbox.entries-read": ["收件箱有消息已读", "Entries of a person's inbox (the subject) were marked read."],
  "inbox.entry-added": ["收件箱有新消息", "An entry was added to a person's inbox (the subject)."],
  "access.changed": ["权限已变更,旧令牌失效", "Rights changed: older access tokens are refused"],
  "signing-key.changed": ["签名密钥已启用或撤回", "A signing key was put into use, or taken back: its access tokens are refused"],
  "reference.changed": ["服务目录、工作日历或办理规则已变更", "The catalog, the working calendar or the terms of handling changed"],
  "organization.changed": ["组织已登记或变更(含园区与产业链归属)", "An organization, its park or its chains changed"],
  "person.changed": ["人员已登记或变更", "A person was registered or changed"],
  "post.changed": ["任职已登记、变更或终止", "A post was given, changed or ended"],
  "letter.asked": ["须寄给本人的信件", "A letter is to be mailed to a person (the subject)"],
  "chain.changed": ["产业链已登记或变更", "A chain was registered or changed"],
  "account.changed": ["账号有变动", "Something happened to the account of a person (the subject)"],
  "job.changed": ["任务有进展或已结束", "A job is further, or has ended"],
  "proposal.made": ["提案待批准", "A proposal waits for approval"],
  "proposal.approved": ["提案已批准", "A proposal was approved, and took effect"],
  "proposal.refused": ["提案已拒绝", "A proposal was refused"],
  "proposal.withdrawn": ["提案已撤回", "A proposal was withdrawn"],
  "proposal.expired": ["提案已过期", "A proposal expired"],
  "trust.given": ["已任要职", "A role of trust was given or prolonged"],
  "trust.ended": ["要职已终止", "A role of trust was ended"],
  "trust.account-changed": ["要职人员账号已变更", "The account of a person of trust was changed"],
  "trust.imported": ["导入涉及要职", "An import gave or ended roles of trust"],
  "trust.keys-changed": ["签名密钥已更换", "The keys of access tokens were changed"],
  "posts.announced": ["全部任职均已公布", "All posts have been announced"],
  "venue-file.attached": ["已添加阵地附件", "A file of a venue was attached."],
  "venue-file.removed": ["已删除阵地附件", "A file of a venue was removed."],
  "venue.registered": ["阵地已登记", "A venue was registered."],
  "venue.changed": ["阵地已修改或重新开放", "A venue was changed, or opened again."],
  "venue.closed": ["阵地已关闭", "A venue was closed."],
  "view.saved": ["视图已保存", "A view was saved."],
  "view.changed": ["视图已修改", "A view was changed."],
  "view.deleted": ["视图已删除", "A view was deleted."],
  "case.opened": ["已立案集中办理", "A case was opened"],
  "case.changed": ["集中办理已修改", "A case was changed"],
  "case.members-added": ["诉求已并入集中办理", "Requests were added"],
  "case.members-removed": ["诉求已移出集中办理", "Requests were removed"],
  "case.answered": ["集中办理已答复", "A case was answered"],
  "case.ended": ["集中办理已结束", "A case was given up"],
  "request-job.changed": ["任务有进展或已结束", "A job is further, or has ended"],
  "claim.made": ["已认领", "A problem was claimed"],
  "claim.confirmed": ["认领已确认", "A claim was confirmed"],
  "claim.refused": ["认领未予确认", "A claim was refused"],
  "claim.progress-reported": ["认领进展", "The claimer told how far it is"],
  "claim.reported": ["认领结果已报告", "The claimer told the result"],
  "claim.continued": ["认领结果未予确认", "The result was not accepted: it goes on"],
  "claim.done": ["认领已完成", "The result of a claim was accepted"],
  "claim.given-back": ["认领已退回", "A claim was given back"],
  "claim.taken-back": ["认领已收回", "A claim was taken back"],
  "request-comment-file.attached": ["已添加诉求留言附件", "A file of a comment on a request was attached."],
  "request-comment-file.removed": ["已删除诉求留言附件", "A file of a comment on a request was removed."],
  "request-comment.added": ["有新留言", "Somebody commented on a request"],
  "request-comment.edited": ["留言已修改", "The author edited a comment"],
  "request-comment.withdrawn": ["留言已撤回", "The author withdrew a comment"],
  "request.submitted": ["企业提交了诉求", "An enterprise submitted a request"],
  "request.dispatched": ["诉求已派单", "A request was dispatched to a department"],
  "request.accepted": ["部门已接单", "The department accepted the request"],
  "request.returned": ["部门已退单", "The department returned the dispatch"],
  "request.return-confirmed": ["派单员维持原派单", "The dispatcher confirmed the dispatch: the department must handle it"],
  "request.redispatched": ["诉求已改派", "The request was sent to another department"],
  "request.extension-requested": ["部门申请延期", "The department asked for more time"],
  "request.extension-decided": ["延期申请已审批", "The extension was granted or refused"],
  "request.supplement-requested": ["已请企业补正", "The enterprise was asked to supply something"],
  "request.supplied": ["企业已补正", "The enterprise supplied what was asked for"],
  "request.supplement-expired": ["补正期满,恢复计时", "The time to supply something is over"],
  "request.progress-reported": ["部门报告了办理进展", "The department told how far it is"],
  "request.answered": ["部门已答复", "The department answered the request"],
  "request.evaluated": ["企业已评价", "The enterprise evaluated the answer"],
  "request.disputed": ["回访不满意", "A follow-up found the enterprise dissatisfied: a supervisor has to look at it"],
  "request.withdrawn": ["企业已撤回诉求", "The enterprise withdrew the request"],
  "request.reopened": ["诉求重新办理", "The supervisor had the request handled again"],
  "request.upheld": ["维持原答复", "The supervisor upheld the answer"],
  "request.closed": ["诉求已办结", "The request was closed"],
  "request.opening-changed": ["职工诉求是否向用人单位公开有变", "A staff request was opened to its employer, or no longer is"],
  "request.rung-reached": ["诉求到达督办节点", "The request reached a rung of the supervision ladder"],
  "request.deadline-moved": ["办理期限因日历变更而调整", "A changed calendar moved or confirmed the deadline"],
  "request.duty-rung-reached": ["派单、审核等时限到达督办节点", "The clock of a dispatch or a review reached a rung of the supervision ladder"],
  "request.duty-moved": ["派单、审核等时限因日历变更而调整", "A changed calendar moved or confirmed the deadline of a dispatch or a review"],
  "request-file.attached": ["已添加诉求附件", "A file of a request was attached."],
  "request-file.removed": ["已删除诉求附件", "A file of a request was removed."],
  "follow-up.drawn": ["诉求已列入回访", "A request is to be called back about"],
  "follow-up.made": ["已回访", "A follow-up was made"],
  "follow-up.missed": ["回访未联系上", "A call reached nobody"],
  "follow-up.rung-reached": ["回访时限到达督办节点", "A follow-up reached a rung of the supervision ladder"],
  "follow-up.deadline-moved": ["回访期限因日历变更而调整", "A changed calendar moved or confirmed the deadline"],
  "part-file.attached": ["已添加协办附件", "A file of a part was attached."],
  "part-file.removed": ["已删除协办附件", "A file of a part was removed."],
  "mandate.granted": ["企业委托了代办专员", "An enterprise granted a mandate"],
  "mandate.revoked": ["企业撤销了委托", "An enterprise revoked a mandate"],
  "mandate.ended": ["委托已终止", "A mandate has ended: its time is over, or the agent lost the post"],
  "offer.made": ["认领事项已发布", "A problem was put on the board"],
  "offer.changed": ["认领事项已变化", "An offer has changed: claims, or its name"],
  "offer.ended": ["认领已截止", "The time to claim it is over"],
  "offer.withdrawn": ["认领事项已撤下", "A problem was taken off the board"],
  "on-site-day.planned": ["已安排现场服务日", "An on-site day was planned"],
  "on-site-day.changed": ["现场服务日有变动", "An on-site day was changed"],
  "on-site-day.held": ["现场服务日已举办", "An on-site day was held"],
  "on-site-day.cancelled": ["现场服务日已取消", "An on-site day was cancelled"],
  "dispatch-rules.outdated": ["派单规则所列的对象已更名或不存在", "What dispatch rules name was renamed or is gone"],
  "request.part-added": ["增加了协办部门", "A co-department was given a part"],
  "request.part-accepted": ["协办部门已接单", "The co-department accepted its part"],
  "request.part-returned": ["协办部门退回", "The co-department returned its part"],
  "request.part-confirmed": ["维持协办", "The dispatcher confirmed the part: the co-department must do it"],
  "request.part-extension-requested": ["协办部门申请延期", "The co-department asked for more time"],
  "request.part-extension-decided": ["协办延期申请已审批", "The extension of a part was granted or refused"],
  "request.part-done": ["协办部门已反馈", "The co-department did its part"],
  "request.part-released": ["协办部门已免除", "The co-department was released from its part"],
  "request.part-lapsed": ["协办终止", "A part ended with the request"],
  "request.part-rung-reached": ["协办时限到达督办节点", "The clock of a part reached a rung of the supervision ladder"],
  "request.part-deadline-moved": ["协办时限因日历变更而调整", "A changed calendar moved or confirmed the deadline of a part"],
  "vacancy.found": ["待办诉求无人可办", "Requests under way wait for a step that nobody can take"],
  "course.announced": ["课程已发布", "A course was announced."],
  "course.changed": ["课程已修改", "A course was changed."],
  "course.cancelled": ["课程已取消", "A course was cancelled."],
  "enrolment.confirmed": ["报名已确认", "Somebody enrolled and has a place."],
  "enrolment.waitlisted": ["报名进入候补", "Somebody enrolled and waits for a place."],
  "enrolment.promoted": ["候补已转为确认", "Somebody who waited has a place now."],
  "enrolment.moved": ["课程时间或地点变更", "The course somebody is enrolled in has a new time or venue."],
  "enrolment.cancelled": ["报名已取消", "An enrolment was cancelled, by somebody or with its course."],
  "attendance.recorded": ["出勤已登记", "It was recorded whether somebody came."],
  "consumer.gave-up-in-registry": ["registry 的消费者产生死信", "A consumer of registry (the subject) has a new dead letter"],
  "consumer.gave-up-in-requests": ["requests 的消费者产生死信", "A consumer of requests (the subject) has a new dead letter"],
  "consumer.gave-up-in-talent": ["talent 的消费者产生死信", "A consumer of talent (the subject) has a new dead letter"],
  "consumer.gave-up-in-notifications": ["notifications 的消费者产生死信", "A consumer of notifications (the subject) has a new dead letter"],
} as const;
export type EventType = keyof typeof EventType;
/** What a venue has (设施). */
export const Facility = {
  meeting_room: ["会议室", "meeting room"],
  projector: ["投影", "projector"],
  sound_system: ["音响", "sound system"],
  video_conference: ["视频会议", "video conference"],
  service_desk: ["服务窗口", "service desk"],
  reading_room: ["图书阅览", "reading room"],
  fitness: ["健身", "fitness"],
  meals: ["餐饮", "meals"],
  parking: ["停车", "parking"],
  step_free_access: ["无障碍通道", "step-free access"],
} as const;
export type Facility = keyof typeof Facility;
/** By what a figure can be asked (指标维度). */
export const FigureDimension = {
  chain: ["产业链", "chain"],
  park: ["园区", "park"],
  organization: ["组织", "organization"],
  department: ["部门", "department"],
  item: ["事项", "item"],
  course: ["课程", "course"],
  channel: ["来源渠道", "channel"],
  month: ["月份", "month"],
} as const;
export type FigureDimension = keyof typeof FigureDimension;
/** By what figures are grouped (统计分组). */
export const FigureGrouping = {
  chain: ["产业链", "chain"],
  department: ["部门", "department"],
  item: ["事项", "item"],
  park: ["园区", "park"],
  month: ["月份", "month"],
  none: ["不分组", "not grouped"],
} as const;
export type FigureGrouping = keyof typeof FigureGrouping;
/** What kind of number a figure is (指标类型). */
export const FigureKind = {
  count: ["计数", "count"],
  sum: ["合计", "sum"],
  share: ["占比", "share"],
  average: ["平均值", "average"],
  minimum: ["最小值", "minimum"],
} as const;
export type FigureKind = keyof typeof FigureKind;
/** The figures (指标). */
export const FigureName = {
  "cases.answered_requests": ["集中办理答复诉求", "Requests answered by cases"],
  "cases.opened": ["集中办理立案", "Cases opened"],
  "cases.solved": ["解决共性问题", "Common problems solved"],
  "claims.done": ["认领办结", "Claims done"],
  "claims.made": ["认领问题", "Problems claimed"],
  "coverage.covered": ["已覆盖企业", "Enterprises covered by a party organization"],
  "coverage.enterprises": ["企业", "Enterprises"],
  "coverage.organizations": ["链上党组织", "Party organizations on the chain"],
  "coverage.rate": ["组织覆盖率", "Share of enterprises covered"],
  "coverage.uncovered": ["未覆盖企业", "Enterprises not covered"],
  "follow_ups.attitude": ["回访服务态度评价", "Mark for the attitude in follow-ups"],
  "follow_ups.disagreed": ["回访与评价不一致", "Follow-ups that disagree"],
  "follow_ups.drawn": ["列入回访", "Follow-ups drawn"],
  "follow_ups.late": ["回访超时", "Follow-ups late"],
  "follow_ups.made": ["完成回访", "Follow-ups made"],
  "follow_ups.not_reached": ["回访未联系上", "Follow-ups not reached"],
  "follow_ups.overall": ["回访总体评价", "Overall mark in follow-ups"],
  "follow_ups.poor": ["回访不满意", "Follow-ups dissatisfied"],
  "follow_ups.response_time": ["回访响应速度评价", "Mark for the response time in follow-ups"],
  "follow_ups.result": ["回访办理结果评价", "Mark for the result in follow-ups"],
  "follow_ups.satisfied_rate": ["回访满意率", "Share satisfied in follow-ups"],
  "honours.enterprises": ["受表彰企业", "Enterprises honored"],
  "honours.organizations": ["受表彰党组织", "Party organizations honored"],
  "offers.made": ["发布认领事项", "Problems put on the board"],
  "on_site_days.held": ["现场服务日", "On-site days held"],
  "requests.answered": ["答复", "Answers"],
  "requests.attitude": ["服务态度评价", "Mark for the attitude"],
  "requests.average_working_hours": ["平均办理时长", "Average working time to the answer"],
  "requests.closed": ["办结诉求", "Requests closed"],
  "requests.decision_late": ["退单、延期审核超时", "Decisions of dispatchers late"],
  "requests.dispatch_late": ["派单超时", "Dispatches late"],
  "requests.evaluations": ["评价", "Evaluations"],
  "requests.extensions": ["批准延期", "Extensions granted"],
  "requests.handling_late": ["办理超时", "Handlings late"],
  "requests.on_time": ["按时答复", "Answers on time"],
  "requests.on_time_rate": ["按时答复率", "Share answered on time"],
  "requests.open": ["在办诉求", "Requests open"],
  "requests.overall": ["总体评价", "Overall mark"],
  "requests.overdue": ["超期诉求", "Requests overdue"],
  "requests.part_late": ["协办超时", "Parts late"],
  "requests.part_on_time_rate": ["按时协办率", "Share of parts done on time"],
  "requests.parts_done": ["协办完成", "Parts done"],
  "requests.parts_on_time": ["按时协办", "Parts done on time"],
  "requests.received": ["收到诉求", "Requests received"],
  "requests.reopened": ["重新办理", "Requests reopened"],
  "requests.response_time": ["响应速度评价", "Mark for the response time"],
  "requests.result": ["办理结果评价", "Mark for the result"],
  "requests.returns": ["退单", "Dispatches returned"],
  "requests.review_late": ["差评复核超时", "Reviews late"],
  "requests.satisfied_rate": ["满意率", "Share satisfied"],
  "requests.withdrawn": ["撤回诉求", "Requests withdrawn"],
  "staff_requests.closed": ["办结职工诉求", "Staff requests closed"],
  "staff_requests.on_time_rate": ["职工诉求按时答复率", "Share of staff requests answered on time"],
  "staff_requests.open": ["在办职工诉求", "Staff requests open"],
  "staff_requests.received": ["收到职工诉求", "Staff requests received"],
  "staff_requests.satisfied_rate": ["职工满意率", "Share of employees satisfied"],
  "training.attendances": ["培训参训", "Attendances of training"],
  "training.courses": ["举办培训班", "Courses held"],
  "training.enrolments": ["培训报名", "Enrolments"],
  "venues.area": ["阵地面积", "Area of the venues"],
  "venues.open": ["开放阵地", "Venues open"],
  "venues.smallest_area": ["最小阵地面积", "Area of the smallest venue"],
} as const;
export type FigureName = keyof typeof FigureName;
/** Of which time a figure is (指标时间). */
export const FigureTime = {
  period: ["期间发生", "what happened from `from` to `to`"],
  day: ["某日状况", "as it was on the day `to`, today by preset"],
  now: ["当前状况", "as it is now, whatever period is asked for"],
} as const;
export type FigureTime = keyof typeof FigureTime;
/** What can be done with a follow-up (可执行的回访操作). */
export const FollowUpAction = {
  result: ["登记回访结果", "record the result"],
  miss: ["登记未联系上", "note that nobody was reached"],
} as const;
export type FollowUpAction = keyof typeof FollowUpAction;
/** Why somebody calls back (回访原因). */
export const FollowUpCause = {
  poor: ["曾获差评", "rated poorly"],
  unevaluated: ["逾期未评价", "rated by nobody"],
  sample: ["抽样", "drawn at random"],
} as const;
export type FollowUpCause = keyof typeof FollowUpCause;
/** The order of follow-ups (回访排序). */
export const FollowUpOrder = {
  "-drawn_at": ["抽取时间从晚到早", "the latest drawn first"],
  due_at: ["到期时间从早到晚(仅待回访)", "the earliest due first, of those to be called back alone"],
} as const;
export type FollowUpOrder = keyof typeof FollowUpOrder;
/** Where a follow-up stands (回访状态). */
export const FollowUpStatus = {
  waiting: ["待回访", "to be called back"],
  made: ["已回访", "called back"],
  not_reached: ["未联系上", "not reached"],
} as const;
export type FollowUpStatus = keyof typeof FollowUpStatus;
/** What somebody has to do with a follow-up (回访待办). */
export const FollowUpWaiting = {
  call: ["待回访", "to be called back"],
} as const;
export type FollowUpWaiting = keyof typeof FollowUpWaiting;
/** The kind of answer that a form asks for (表单字段类型). */
export const FormFieldType = {
  text: ["文本", "text"],
  long_text: ["长文本", "long text"],
  number: ["数字", "number"],
  date: ["日期", "date"],
  boolean: ["是否", "yes or no"],
  choice: ["选择", "choice"],
} as const;
export type FormFieldType = keyof typeof FormFieldType;
/** What became of the next event in order (缺口原因). */
export const GapCause = {
  missing: ["未到达", "it has not come"],
  dead: ["死信", "dead letter"],
  retrying: ["等待重试", "it will be tried again"],
} as const;
export type GapCause = keyof typeof GapCause;
/** Where a job stands (任务状态). */
export const JobStatus = {
  waiting: ["等待", "waiting"],
  running: ["进行中", "running"],
  done: ["已完成", "done"],
  failed: ["未完成", "failed"],
} as const;
export type JobStatus = keyof typeof JobStatus;
/** With what a request can be late (超时的时限事项). */
export const LateDuty = {
  handling: ["办理", "handling"],
  dispatch: ["派单", "dispatch"],
  return_review: ["退单审核", "review of a return"],
  extension_decision: ["延期审批", "decision on an extension"],
  review: ["差评复核", "review of a poor evaluation"],
  part: ["协办", "part of a co-department"],
  part_review: ["协办审核", "decision on a return or an extension of a part"],
} as const;
export type LateDuty = keyof typeof LateDuty;
/** What an entry of a deadline's ledger says happened (计时台账记录). */
export const LedgerKind = {
  started: ["开始计时", "started"],
  paused: ["暂停计时", "paused"],
  resumed: ["恢复计时", "resumed"],
  extended: ["批准延期", "extended"],
  returned: ["退单", "returned"],
  redispatched: ["改派,重新计时", "redispatched"],
  restarted: ["重新办理,重新计时", "restarted"],
  recomputed: ["按更新后的工作日历重新计算", "recomputed with a changed calendar"],
  stopped: ["停止计时", "stopped"],
} as const;
export type LedgerKind = keyof typeof LedgerKind;
/** What a letter is about (信件类别). */
export const LetterKind = {
  password_reset: ["重置密码", "a password forgotten"],
  invitation: ["开通账号", "an account opened"],
  email_confirmation: ["确认邮箱", "a new address to confirm"],
  email_changed: ["邮箱已变更", "another address from now on, told at the old one"],
} as const;
export type LetterKind = keyof typeof LetterKind;
/** A language of the platform (语言). */
export const Locale = {
  zh: ["中文", "Chinese"],
  en: ["英文", "English"],
} as const;
export type Locale = keyof typeof Locale;
/** What somebody can do with a mandate (可对委托执行的操作). */
export const MandateAction = {
  revocation: ["撤销委托", "revocation"],
} as const;
export type MandateAction = keyof typeof MandateAction;
/** Why a mandate has ended (委托终止原因). */
export const MandateEnd = {
  expired: ["期限届满", "its time is over"],
  post_lost: ["代办专员已离任", "the agent does not hold the post any more"],
} as const;
export type MandateEnd = keyof typeof MandateEnd;
/** Whether a mandate can be used (委托状态). */
export const MandateStatus = {
  planned: ["未生效", "from a later day"],
  in_force: ["有效", "in force"],
  revoked: ["已撤销", "revoked"],
  ended: ["已终止", "ended"],
} as const;
export type MandateStatus = keyof typeof MandateStatus;
/** What can be done with an offer (认领事项的操作). */
export const OfferAction = {
  claim: ["认领", "claim it"],
  naming: ["是否公开企业名称", "let the enterprise be named, or not"],
  withdrawal: ["撤下", "withdraw it"],
} as const;
export type OfferAction = keyof typeof OfferAction;
/** Whether an offer can be claimed (认领事项状态). */
export const OfferStatus = {
  open: ["可认领", "open"],
  ended: ["已截止", "ended"],
  withdrawn: ["已撤下", "withdrawn"],
} as const;
export type OfferStatus = keyof typeof OfferStatus;
/** What can be done with an on-site day (可对现场服务日执行的操作). */
export const OnSiteAction = {
  change: ["修改", "change"],
  outcome: ["登记成效", "outcome"],
  cancellation: ["取消", "cancellation"],
} as const;
export type OnSiteAction = keyof typeof OnSiteAction;
/** The order of on-site days (现场服务日排序). */
export const OnSiteOrder = {
  "-day": ["日期从晚到早", "the latest first"],
  day: ["日期从早到晚", "the earliest first"],
} as const;
export type OnSiteOrder = keyof typeof OnSiteOrder;
/** How an on-site day stands (现场服务日状态). */
export const OnSiteStatus = {
  planned: ["已安排", "planned"],
  held: ["已举办", "held"],
  cancelled: ["已取消", "cancelled"],
} as const;
export type OnSiteStatus = keyof typeof OnSiteStatus;
/** What somebody has to do with an on-site day (现场服务日待办). */
export const OnSiteWaiting = {
  outcome: ["现场服务日待登记成效", "an on-site day whose outcome is to be entered"],
} as const;
export type OnSiteWaiting = keyof typeof OnSiteWaiting;
/** What an organization is (组织类型). */
export const OrganizationKind = {
  enterprise: ["企业", "enterprise"],
  party_committee: ["党委", "party committee"],
  general_branch: ["党总支", "general branch"],
  branch: ["党支部", "branch"],
  joint_branch: ["联合党支部", "joint branch"],
  functional_branch: ["功能型党支部", "functional branch"],
  chain_committee: ["产业链党委", "chain committee"],
  alliance: ["党建联盟", "alliance"],
  department: ["部门", "department"],
  park: ["园区", "park"],
  street: ["街道", "street"],
  university: ["高校", "university"],
  institute: ["科研院所", "institute"],
  bank: ["金融机构", "bank"],
} as const;
export type OrganizationKind = keyof typeof OrganizationKind;
/** The order of organizations (组织排序). */
export const OrganizationOrder = {
  code: ["按编号", "by code"],
  name: ["按名称", "by name"],
  newest: ["最近登记在前", "the newest first"],
} as const;
export type OrganizationOrder = keyof typeof OrganizationOrder;
/** Who owns an enterprise (所有制). */
export const Ownership = {
  private: ["民营", "private"],
  state: ["国有", "state-owned"],
  collective: ["集体", "collective"],
  foreign: ["外资", "foreign"],
  joint_venture: ["合资", "joint venture"],
} as const;
export type Ownership = keyof typeof Ownership;
/** What somebody can do with a parked event (对搁置事件可执行的操作). */
export const ParkedAction = {
  replay: ["重试", "try again"],
  drop: ["丢弃", "drop"],
} as const;
export type ParkedAction = keyof typeof ParkedAction;
/** Where a parked event stands (搁置事件的状态). */
export const ParkedStatus = {
  waiting: ["等待重试", "waiting for another try"],
  dead: ["死信", "dead letter"],
  dropping: ["待丢弃", "dropped once its turn comes"],
  dropped: ["已丢弃", "dropped"],
} as const;
export type ParkedStatus = keyof typeof ParkedStatus;
/** What somebody can do with a part (可执行的协办操作). */
export const PartAction = {
  accept: ["协办接单", "accept it"],
  return: ["协办退回", "return it"],
  confirmation: ["维持协办", "confirm it"],
  extension: ["协办申请延期", "ask for more time"],
  extension_decision: ["审批协办延期", "decide on the extension"],
  contribution: ["协办反馈", "contribute to it"],
  release: ["免除协办", "release the co-department"],
} as const;
export type PartAction = keyof typeof PartAction;
/** What somebody owes the part of a co-department (协办的时限事项). */
export const PartDuty = {
  part: ["协办", "part of a co-department"],
  part_review: ["协办审核", "decision on a return or an extension of a part"],
} as const;
export type PartDuty = keyof typeof PartDuty;
/** Where the part of a co-department stands (协办状态). */
export const PartStatus = {
  waiting: ["待协办接单", "to be accepted"],
  accepted: ["协办中", "being worked on"],
  returned: ["协办退回待审核", "returned"],
  done: ["协办完成", "done"],
  released: ["已免除", "released"],
  lapsed: ["已终止", "ended with the request"],
} as const;
export type PartStatus = keyof typeof PartStatus;
/** What the holder of a post is responsible for (职务). */
export const PostKind = {
  enterprise_contact: ["企业联系人", "enterprise contact"],
  dispatcher: ["派单员", "dispatcher"],
  department_handler: ["部门经办人", "department handler"],
  supervisor: ["督办员", "supervisor"],
  chain_chief: ["链长", "chain chief"],
  registrar: ["登记员", "registrar"],
  operator: ["平台管理员", "platform operator"],
  service_clerk: ["服务中心工作人员", "service centre clerk"],
  grid_worker: ["网格员", "grid worker"],
  follow_up_clerk: ["回访员", "follow-up clerk"],
  instructor: ["党建指导员", "instructor"],
  liaison: ["联络员", "liaison"],
  commissioner: ["特派员", "commissioner"],
  service_agent: ["代办专员", "service agent"],
} as const;
export type PostKind = keyof typeof PostKind;
/** What is proposed (提案事项). */
export const ProposalAct = {
  give_post: ["任职", "giving a post"],
  open_account: ["开通账号", "opening an account"],
  change_account: ["重置密码或恢复账号", "resetting or reopening an account"],
  change_person: ["修改姓名、联系方式或恢复人员", "changing the name or contact of a person, or reactivating one"],
  import_file: ["导入电子表格", "importing a spreadsheet"],
} as const;
export type ProposalAct = keyof typeof ProposalAct;
/** What somebody can do with a proposal (对提案可执行的操作). */
export const ProposalAction = {
  approval: ["批准", "approve"],
  refusal: ["拒绝", "refuse"],
  withdrawal: ["撤回", "withdraw"],
} as const;
export type ProposalAction = keyof typeof ProposalAction;
/** Where a proposal stands (提案状态). */
export const ProposalStatus = {
  pending: ["待批准", "waiting for approval"],
  approved: ["已批准并生效", "approved, and in effect"],
  refused: ["已拒绝", "refused"],
  withdrawn: ["已撤回", "withdrawn"],
  expired: ["已过期", "expired"],
} as const;
export type ProposalStatus = keyof typeof ProposalStatus;
/** What somebody has to do with a proposal (提案待办). */
export const ProposalWaiting = {
  approval: ["待批准的提案", "a proposal to be approved or refused"],
} as const;
export type ProposalWaiting = keyof typeof ProposalWaiting;
/** What a proposal changes of a person or an account (提案更改的内容). */
export const ProposedField = {
  name: ["姓名", "name"],
  phone: ["手机", "telephone"],
  email: ["电子邮箱", "e-mail"],
  locale: ["语言", "language"],
  login: ["登录名", "login"],
  active: ["是否有效", "whether active"],
  reset_password: ["重置密码", "reset of the password"],
  reset_factor: ["重置第二因素", "reset of the second factor"],
  unlock: ["解除锁定", "end of the delay"],
  end_sessions: ["结束会话", "end of the sessions"],
} as const;
export type ProposedField = keyof typeof ProposedField;
/** What everybody looks up and few change (基础数据). */
export const ReferenceDataKind = {
  catalog: ["服务目录", "the catalog"],
  "working-calendar": ["工作日历", "the working calendar"],
  terms: ["办理规则", "the terms of handling"],
} as const;
export type ReferenceDataKind = keyof typeof ReferenceDataKind;
/** From which side a relation is seen (关系方向). */
export const RelationDirection = {
  out: ["该组织为主体", "the organization is the subject"],
  in: ["该组织为客体", "the organization is the object"],
  both: ["双向", "both"],
} as const;
export type RelationDirection = keyof typeof RelationDirection;
/** How one organization stands to another (组织关系). */
export const RelationKind = {
  affiliation: ["隶属组织", "affiliation"],
  dual_management: ["双重管理", "dual management"],
  coverage: ["覆盖企业", "coverage"],
  alliance: ["联盟", "alliance membership"],
  park: ["所属园区", "park"],
} as const;
export type RelationKind = keyof typeof RelationKind;
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
/** What the supervisor decides on a poor evaluation (复核决定). */
export const ReviewDecision = {
  reopen: ["重新办理", "handle it again"],
  uphold: ["维持原答复", "let the answer stand"],
} as const;
export type ReviewDecision = keyof typeof ReviewDecision;
/** What somebody may do (角色). */
export const Role = {
  enterprise_contact: ["企业联系人", "enterprise contact"],
  dispatcher: ["派单员", "dispatcher"],
  department_handler: ["部门经办人", "department handler"],
  supervisor: ["督办员", "supervisor"],
  chain_chief: ["链长", "chain chief"],
  registrar: ["登记员", "registrar"],
  operator: ["平台管理员", "platform operator"],
  service_clerk: ["服务中心工作人员", "service centre clerk"],
  grid_worker: ["网格员", "grid worker"],
  service_agent: ["代办专员", "service agent"],
  follow_up_clerk: ["回访员", "follow-up clerk"],
} as const;
export type Role = keyof typeof Role;
/** What a row of an import does (导入行的结果). */
export const RowOutcome = {
  created: ["新增", "created"],
  updated: ["更新", "updated"],
  unchanged: ["未变", "unchanged"],
} as const;
export type RowOutcome = keyof typeof RowOutcome;
/** A condition of a dispatch rule (派单规则的条件). */
export const RuleCondition = {
  item: ["事项", "item"],
  chain: ["产业链", "chain"],
  segment: ["环节", "segment"],
  park: ["园区", "park"],
} as const;
export type RuleCondition = keyof typeof RuleCondition;
/** What dispatch rules name (派单规则所列的对象). */
export const RuleName = {
  item: ["事项", "item"],
  chain: ["产业链", "chain"],
  segment: ["环节", "segment"],
  park: ["园区", "park"],
  department: ["部门", "department"],
} as const;
export type RuleName = keyof typeof RuleName;
/** A rung of the supervision ladder (督办节点). */
export const Rung = {
  reminder_1: ["办理时间已过 1%", "1 % of the time has passed"],
  reminder_2: ["办理时间已过 2%", "2 % of the time has passed"],
  reminder_3: ["办理时间已过 3%", "3 % of the time has passed"],
  reminder_4: ["办理时间已过 4%", "4 % of the time has passed"],
  reminder_5: ["办理时间已过 5%", "5 % of the time has passed"],
  reminder_6: ["办理时间已过 6%", "6 % of the time has passed"],
  reminder_7: ["办理时间已过 7%", "7 % of the time has passed"],
  reminder_8: ["办理时间已过 8%", "8 % of the time has passed"],
  reminder_9: ["办理时间已过 9%", "9 % of the time has passed"],
  reminder_10: ["办理时间已过 10%", "10 % of the time has passed"],
  reminder_11: ["办理时间已过 11%", "11 % of the time has passed"],
  reminder_12: ["办理时间已过 12%", "12 % of the time has passed"],
  reminder_13: ["办理时间已过 13%", "13 % of the time has passed"],
  reminder_14: ["办理时间已过 14%", "14 % of the time has passed"],
  reminder_15: ["办理时间已过 15%", "15 % of the time has passed"],
  reminder_16: ["办理时间已过 16%", "16 % of the time has passed"],
  reminder_17: ["办理时间已过 17%", "17 % of the time has passed"],
  reminder_18: ["办理时间已过 18%", "18 % of the time has passed"],
  reminder_19: ["办理时间已过 19%", "19 % of the time has passed"],
  reminder_20: ["办理时间已过 20%", "20 % of the time has passed"],
  reminder_21: ["办理时间已过 21%", "21 % of the time has passed"],
  reminder_22: ["办理时间已过 22%", "22 % of the time has passed"],
  reminder_23: ["办理时间已过 23%", "23 % of the time has passed"],
  reminder_24: ["办理时间已过 24%", "24 % of the time has passed"],
  reminder_25: ["办理时间已过 25%", "25 % of the time has passed"],
  reminder_26: ["办理时间已过 26%", "26 % of the time has passed"],
  reminder_27: ["办理时间已过 27%", "27 % of the time has passed"],
  reminder_28: ["办理时间已过 28%", "28 % of the time has passed"],
  reminder_29: ["办理时间已过 29%", "29 % of the time has passed"],
  reminder_30: ["办理时间已过 30%", "30 % of the time has passed"],
  reminder_31: ["办理时间已过 31%", "31 % of the time has passed"],
  reminder_32: ["办理时间已过 32%", "32 % of the time has passed"],
  reminder_33: ["办理时间已过 33%", "33 % of the time has passed"],
  reminder_34: ["办理时间已过 34%", "34 % of the time has passed"],
  reminder_35: ["办理时间已过 35%", "35 % of the time has passed"],
  reminder_36: ["办理时间已过 36%", "36 % of the time has passed"],
  reminder_37: ["办理时间已过 37%", "37 % of the time has passed"],
  reminder_38: ["办理时间已过 38%", "38 % of the time has passed"],
  reminder_39: ["办理时间已过 39%", "39 % of the time has passed"],
  reminder_40: ["办理时间已过 40%", "40 % of the time has passed"],
  reminder_41: ["办理时间已过 41%", "41 % of the time has passed"],
  reminder_42: ["办理时间已过 42%", "42 % of the time has passed"],
  reminder_43: ["办理时间已过 43%", "43 % of the time has passed"],
  reminder_44: ["办理时间已过 44%", "44 % of the time has passed"],
  reminder_45: ["办理时间已过 45%", "45 % of the time has passed"],
  reminder_46: ["办理时间已过 46%", "46 % of the time has passed"],
  reminder_47: ["办理时间已过 47%", "47 % of the time has passed"],
  reminder_48: ["办理时间已过 48%", "48 % of the time has passed"],
  reminder_49: ["办理时间已过 49%", "49 % of the time has passed"],
  reminder_50: ["办理时间已过 50%", "50 % of the time has passed"],
  reminder_51: ["办理时间已过 51%", "51 % of the time has passed"],
  reminder_52: ["办理时间已过 52%", "52 % of the time has passed"],
  reminder_53: ["办理时间已过 53%", "53 % of the time has passed"],
  reminder_54: ["办理时间已过 54%", "54 % of the time has passed"],
  reminder_55: ["办理时间已过 55%", "55 % of the time has passed"],
  reminder_56: ["办理时间已过 56%", "56 % of the time has passed"],
  reminder_57: ["办理时间已过 57%", "57 % of the time has passed"],
  reminder_58: ["办理时间已过 58%", "58 % of the time has passed"],
  reminder_59: ["办理时间已过 59%", "59 % of the time has passed"],
  reminder_60: ["办理时间已过 60%", "60 % of the time has passed"],
  reminder_61: ["办理时间已过 61%", "61 % of the time has passed"],
  reminder_62: ["办理时间已过 62%", "62 % of the time has passed"],
  reminder_63: ["办理时间已过 63%", "63 % of the time has passed"],
  reminder_64: ["办理时间已过 64%", "64 % of the time has passed"],
  reminder_65: ["办理时间已过 65%", "65 % of the time has passed"],
  reminder_66: ["办理时间已过 66%", "66 % of the time has passed"],
  reminder_67: ["办理时间已过 67%", "67 % of the time has passed"],
  reminder_68: ["办理时间已过 68%", "68 % of the time has passed"],
  reminder_69: ["办理时间已过 69%", "69 % of the time has passed"],
  reminder_70: ["办理时间已过 70%", "70 % of the time has passed"],
  reminder_71: ["办理时间已过 71%", "71 % of the time has passed"],
  reminder_72: ["办理时间已过 72%", "72 % of the time has passed"],
  reminder_73: ["办理时间已过 73%", "73 % of the time has passed"],
  reminder_74: ["办理时间已过 74%", "74 % of the time has passed"],
  reminder_75: ["办理时间已过 75%", "75 % of the time has passed"],
  reminder_76: ["办理时间已过 76%", "76 % of the time has passed"],
  reminder_77: ["办理时间已过 77%", "77 % of the time has passed"],
  reminder_78: ["办理时间已过 78%", "78 % of the time has passed"],
  reminder_79: ["办理时间已过 79%", "79 % of the time has passed"],
  reminder_80: ["办理时间已过 80%", "80 % of the time has passed"],
  reminder_81: ["办理时间已过 81%", "81 % of the time has passed"],
  reminder_82: ["办理时间已过 82%", "82 % of the time has passed"],
  reminder_83: ["办理时间已过 83%", "83 % of the time has passed"],
  reminder_84: ["办理时间已过 84%", "84 % of the time has passed"],
  reminder_85: ["办理时间已过 85%", "85 % of the time has passed"],
  reminder_86: ["办理时间已过 86%", "86 % of the time has passed"],
  reminder_87: ["办理时间已过 87%", "87 % of the time has passed"],
  reminder_88: ["办理时间已过 88%", "88 % of the time has passed"],
  reminder_89: ["办理时间已过 89%", "89 % of the time has passed"],
  reminder_90: ["办理时间已过 90%", "90 % of the time has passed"],
  reminder_91: ["办理时间已过 91%", "91 % of the time has passed"],
  reminder_92: ["办理时间已过 92%", "92 % of the time has passed"],
  reminder_93: ["办理时间已过 93%", "93 % of the time has passed"],
  reminder_94: ["办理时间已过 94%", "94 % of the time has passed"],
  reminder_95: ["办理时间已过 95%", "95 % of the time has passed"],
  reminder_96: ["办理时间已过 96%", "96 % of the time has passed"],
  reminder_97: ["办理时间已过 97%", "97 % of the time has passed"],
  reminder_98: ["办理时间已过 98%", "98 % of the time has passed"],
  reminder_99: ["办理时间已过 99%", "99 % of the time has passed"],
  overdue: ["已超期", "overdue"],
  supervision_notice: ["督办通知", "supervision notice"],
  chain_chief: ["提请链长", "referred to the chain chief"],
} as const;
export type Rung = keyof typeof Rung;
/** The size class of an enterprise (规模). */
export const Scale = {
  large: ["大型", "large"],
  medium: ["中型", "medium"],
  small: ["小型", "small"],
  micro: ["微型", "micro"],
} as const;
export type Scale = keyof typeof Scale;
/** What two requests have in common (相似理由). */
export const SimilarityReason = {
  words: ["内容相近", "similar words"],
  item: ["事项相同", "same item"],
  chain: ["产业链相同", "same chain"],
  segment: ["环节相同", "same segment"],
  recent: ["近期提交", "recent"],
} as const;
export type SimilarityReason = keyof typeof SimilarityReason;
/** By which way somebody takes a request in for an enterprise (代为受理的渠道). */
export const TakenInChannel = {
  grid: ["网格上报", "by a grid worker"],
  visit: ["走访收集", "on a visit"],
  on_site: ["现场受理", "at the service centre"],
  hotline: ["热线电话", "by telephone"],
} as const;
export type TakenInChannel = keyof typeof TakenInChannel;
/** What happened to the account of a person of trust (要职人员账号变更). */
export const TrustChange = {
  opened: ["已开通", "opened"],
  reset: ["密码已重置", "given a one-time password"],
  reset_by_mail: ["密码已凭邮件验证码设置", "given a password with a code sent by mail"],
  factor_removed: ["第二因素已移除", "left without its second factor"],
  key_made: ["已获发接口密钥", "given an API key"],
  reopened: ["已恢复", "opened again"],
  reached: ["联系方式已变更", "given other contact details"],
  renamed: ["姓名已变更", "given another name"],
  to_be_opened: ["须重新开通", "to be opened anew"],
} as const;
export type TrustChange = keyof typeof TrustChange;
/** Where a parked event stands that nobody has decided on (尚未处理的搁置事件). */
export const UndecidedStatus = {
  waiting: ["等待重试", "waiting for another try"],
  dead: ["死信", "dead letter"],
} as const;
export type UndecidedStatus = keyof typeof UndecidedStatus;
/** What somebody can do with a venue (对阵地可执行的操作). */
export const VenueAction = {
  change: ["修改", "change"],
  closure: ["关闭", "close"],
  opening: ["重新开放", "open again"],
} as const;
export type VenueAction = keyof typeof VenueAction;
/** What a venue is (阵地类型). */
export const VenueKind = {
  district_centre: ["区级中心", "district centre"],
  street_centre: ["街道中心", "street centre"],
  community_centre: ["社区中心", "community centre"],
  station: ["驿站", "station"],
  activity_room: ["活动室", "activity room"],
  studio: ["工作室", "studio"],
} as const;
export type VenueKind = keyof typeof VenueKind;
/** Whether a venue can be used (阵地状态). */
export const VenueStatus = {
  open: ["开放", "open"],
  closed: ["关闭", "closed"],
} as const;
export type VenueStatus = keyof typeof VenueStatus;
/** What somebody has to do with a venue (阵地待办). */
export const VenueWaiting = {
  owner: ["归属组织已停用的阵地", "a venue whose owner is inactive: give it another, or close it"],
} as const;
export type VenueWaiting = keyof typeof VenueWaiting;
/** The kinds of work (待办种类). */
export const WorkKind = {
  "proposal.approval": ["待批准的提案", "a proposal to be approved or refused"],
  "venue.owner": ["归属组织已停用的阵地", "a venue whose owner is inactive: give it another, or close it"],
  "case.answer": ["待集中答复", "to be answered"],
  "claim.confirmation": ["认领待确认", "a claim to be confirmed"],
  "claim.completion": ["认领结果待确认", "the result of a claim to be confirmed"],
  "claim.result": ["认领待办理", "a claim to be carried out"],
  "follow_up.call": ["待回访", "to be called back"],
  "on_site_day.outcome": ["现场服务日待登记成效", "an on-site day whose outcome is to be entered"],
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
/** Where the arrangement of a year comes from (放假安排的来源). */
export const YearSource = {
  statutory: ["法定日历(本版本已知)", "known to this release"],
  declared: ["由特殊安排录入", "held by the overrides"],
} as const;
export type YearSource = keyof typeof YearSource;
export interface AcceptHistoryEntry {
  id: string;
  at: string;
  action: "accept";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: NoDetails;
}
export interface AcceptRequestItem {
  /** Of which one. */
  request_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
}
export interface AcceptRequests {
  /** 1 to 200 calls, done one after the other. */
  items: AcceptRequestItem[];
}
export interface Account {
  person_id: string;
  /** Whose it is. */
  person_name: string;
  login: string;
  active: boolean;
  /** Whether it has a password at all. */
  opened: boolean;
  must_change_password: boolean;
  /** Until when sign-ins from unknown devices are refused, after many failures from anywhere. */
  locked_until: string | null;
  /** Only where one was just made. */
  one_time_password: string | null;
}
export interface AddPart {
  /** A department, not the lead. */
  department_id: string;
  /** What it shall do. */
  note?: string;
  /** The time for it; preset: that of the request's item. */
  working_days?: number | null;
  /** Why it is needed. */
  reason: string;
}
export interface AddToCase {
  /** Send those to the lead department that no department has accepted yet, as a dispatch or redispatch of the caller's, where the caller may. */
  gather?: boolean;
  /** Classifies those that are sent and have no item of the catalog. */
  item_id?: string | null;
  /** The requests, at most 100. */
  request_ids: string[];
  /** Why, if it is worth saying. */
  reason?: string;
}
export interface AnnounceCourse {
  /** The title. */
  title: string;
  /** What it is about and for whom. */
  description?: string | null;
  /** Where it takes place. */
  venue: string;
  /** When it starts; after now. */
  starts_at: string;
  /** When it ends; after the start. */
  ends_at: string;
  /** How many can take part. */
  capacity: number;
  /** From when one can enrol; null for at once. */
  enrolment_opens_at?: string | null;
  /** Until when one can enrol; null for until the start. */
  enrolment_closes_at?: string | null;
  /** The organization that holds it. */
  organizer_id?: string | null;
  /** The code people use; unique, whatever the case of its letters. */
  code: string;
  /** The chain it is held for. A dispatcher must name a chain of theirs; null, for a course of the whole district, is the registrar's. */
  chain_id?: string | null;
}
export interface AnswerAddition {
  /** The request. */
  request_id: string;
  /** It stands below the official answer. */
  addition: string;
}
export interface AnswerCase {
  /** To all of them; null once it has been given, for those that could not be answered then. */
  answer?: string | null;
  /** What single requests are answered besides. */
  additions?: AnswerAddition[];
}
export interface AnswerDetails {
  /** Whether it was given by the due date. */
  on_time: boolean;
  /** Working time since the dispatch. */
  used_minutes: number;
}
export interface AnswerHistoryEntry {
  id: string;
  at: string;
  action: "answer";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: AnswerDetails;
}
export interface AnswerRequest {
  /** What has been done or found. */
  answer: string;
}
export interface AnswerRequestItem {
  /** Of which one. */
  request_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: AnswerRequest;
}
export interface AnswerRequests {
  /** 1 to 200 calls, done one after the other. */
  items: AnswerRequestItem[];
}
export interface AnswerRound {
  /** Which one, counted from 1. */
  round: number;
  /** Whether its answer is the one that holds; none is while it is handled again. */
  current: boolean;
  /** Who answered. */
  department_id: string;
  department_name: string | null;
  answer: string;
  answered_at: string;
  /** Whether it was given by the due date. */
  on_time: boolean;
  /** Working time since the dispatch. */
  used_minutes: number;
  evaluation: Evaluation | null;
  review: Reviewed | null;
}
export interface ApiKey {
  id: string;
  /** What it is for. */
  name: string;
  /** The owner, for whom it acts. */
  person: NamedPerson;
  /** Only posts at this organization count. */
  organization: Reference;
  /** In which roles, as far as the owner has them. */
  roles: Role[];
  /** The names of the operations (`operationId`) it is for. */
  operations: string[];
  /** When it was made; wall time, as all here. */
  created_at: string;
  /** Who made it. */
  created_by: NamedPerson;
  /** The last day on which it is good. */
  expires_on: string;
  /** When it was used last, to within five minutes. */
  used_at: string | null;
  /** When it was taken back. */
  revoked_at: string | null;
}
export interface ApiKeyPage {
  items: ApiKey[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Approval {
  id: string;
  /** What is proposed. */
  act: ProposalAct;
  /** Where it stands. */
  status: ProposalStatus;
  /** Whom it concerns, as far as they are registered: none of them can approve it. */
  persons: ProposedPerson[];
  /** The roles of trust that it would give. */
  posts: ProposedPost[];
  /** The fields that it changes, such as `reset_password`. */
  changes: ProposedField[];
  /** The file of an import. */
  filename: string | null;
  proposed_by: NamedPerson;
  proposed_at: string;
  /** When it ends by itself. */
  expires_at: string;
  decided_by: NamedPerson | null;
  decided_at: string | null;
  /** Why it was refused. */
  reason: string | null;
  /** What the caller can do now. */
  actions: ProposalAction[];
  version: number;
  /** Where an account was opened or reset: told once, here, and never again. */
  one_time_password: string | null;
}
export interface AskForReset {
  /** The login; capitals do not matter. */
  login: string;
}
export interface Attending {
  id: string;
  name: string;
}
export interface Attributes {
  /** Staff. */
  headcount?: number;
  /** Party members. */
  member_count?: number;
  /** Who owns the enterprise. */
  ownership?: Ownership;
  /** The size class of the enterprise. */
  scale?: Scale;
  /** Honors it has been given. */
  honors?: string[];
}
export interface AttributesInput {
  /** Staff. */
  headcount?: number;
  /** Party members. */
  member_count?: number;
  /** Who owns the enterprise. */
  ownership?: Ownership;
  /** The size class of the enterprise. */
  scale?: Scale;
  /** Honors it has been given. */
  honors?: string[];
}
export interface BulkResult {
  /** Which item, counted from 0. */
  index: number;
  /** The HTTP status that the call alone would have had. */
  status: number;
  /** The answer that the call alone would have had; or null. */
  result: { [name: string]: unknown } | null;
  /** Why it was refused, as a problem (RFC 9457); or null. */
  problem: { [name: string]: unknown } | null;
}
export interface BulkResults {
  /** In the order of the items. */
  results: BulkResult[];
  /** How many were done, or proposed (202). */
  succeeded: number;
  /** How many were refused, each for itself. */
  refused: number;
}
export interface CalendarChanged {
  /** The version of the calendar after the change. */
  version: number;
}
export interface CalendarDay {
  day: string;
  working: boolean;
  /** Whether only the first shift is worked. */
  half: boolean;
  /** Why it is worked or not. */
  why: DayReason;
  /** The festival, or the reason of the override, as `zh` and `en`. */
  name: { [name: string]: string } | null;
  /** The other day of an exchange. */
  exchanged_with: string | null;
}
export interface CalendarDayChange {
  /** Worked in full, off, or worked in the first shift only (half). */
  setting: DaySetting;
  /** Why; shown wherever a deadline that it moves is explained. */
  reason: string;
}
export interface CalendarYear {
  year: number;
  /** If not, deadlines that reach it are provisional. */
  published: boolean;
  /** `statutory` (known to this release), `declared` (held by the overrides), or null. */
  source: YearSource | null;
}
export interface CalendarYearChange {
  /** True confirms the provisional deadlines that reach the year, false takes that back. */
  published: boolean;
  /** Why; shown wherever a deadline that it moves is explained. */
  reason: string;
}
export interface CancelCourse {
  /** Told to everybody who is enrolled. */
  reason: string;
}
export interface CancelEnrolment {
  /** Why. */
  reason?: string | null;
}
export interface CancelOnSiteDay {
  /** Why. */
  reason: string;
}
export interface Case {
  id: string;
  /** The number for people: the day and a serial number. */
  number: string;
  /** What the requests have in common. */
  title: string;
  /** What it is about, for the offices. */
  description: string;
  /** Where it stands. */
  status: CaseStatus;
  /** The lead department, which answers. */
  department_id: string;
  department_name: string | null;
  /** The chain whose case it is, if any. */
  chain_id: string | null;
  chain_name: string | null;
  /** The park whose case it is, if any. */
  park_id: string | null;
  park_name: string | null;
  /** How many requests are in it, answered ones included. */
  members: number;
  /** How many of them have been answered by it. */
  answered: number;
  /** The earliest deadline of the requests that wait in it. */
  due_at: string | null;
  /** The one official answer, once given. */
  answer: string | null;
  opened_at: string;
  /** When the last of its requests was answered. */
  answered_at: string | null;
  ended_at: string | null;
  end_reason: string | null;
  /** The job that answers its requests now, of whoever called it; null otherwise. */
  job_id: string | null;
  /** What the caller can do now. */
  actions: CaseAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface CaseDetails {
  /** The case. */
  case_id: string;
  /** Its number. */
  number: string;
}
export interface CaseHistory {
  id: string;
  at: string;
  /** What happened. */
  action: CaseStep;
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization. */
  organization_id: string | null;
  organization_name: string | null;
  /** The words given for it. */
  reason: string | null;
  /** How many requests it was about. */
  count: number | null;
  /** Their numbers, the first hundred of them. */
  requests: string[];
  /** The lead department after it, where that is new. */
  department_name: string | null;
}
export interface CaseHistoryEntry {
  id: string;
  at: string;
  action: "case";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: CaseDetails;
}
export interface CaseHistoryPage {
  items: CaseHistory[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface CaseMember {
  /** The membership. */
  id: string;
  request_id: string;
  number: string;
  title: string;
  /** Where the request stands now. */
  request_status: RequestStatus;
  enterprise_id: string;
  enterprise_name: string;
  /** Who has it now. */
  department_id: string | null;
  department_name: string | null;
  due_at: string | null;
  /** Whether it is in the case, answered by it, or was removed. */
  status: CaseMemberStatus;
  /** What it was answered besides. */
  addition: string | null;
  /** Why it could not be answered with the others, in Chinese; null where nobody tried. */
  refusal: string | null;
  added_at: string;
  answered_at: string | null;
  removed_at: string | null;
  /** Why it was removed, else why it was added, if that was said. */
  reason: string | null;
}
export interface CaseMemberPage {
  items: CaseMember[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface CasePage {
  items: Case[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface CaseRemovalHistoryEntry {
  id: string;
  at: string;
  action: "case_removal";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: CaseDetails;
}
export interface Catalog {
  classes: ClassWithItems[];
}
export interface Chain {
  id: string;
  code: string;
  name: string;
  /** In order. */
  segments: Division[];
  sub_industries: Division[];
  active: boolean;
  /** The chain chief of the day asked for. */
  chief: NamedPerson | null;
  lead_enterprises: Reference[];
  /** Chain committees. */
  committees: Reference[];
  version: number;
}
export interface ChainPage {
  items: Chain[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ChangeAccount {
  /** Replace the password by a one-time one and end all sessions. */
  reset_password?: boolean;
  /** Remove the second factor, of somebody who has lost it. */
  reset_factor?: boolean;
  /** Forget failed sign-ins: nobody has to wait for the next try. */
  unlock?: boolean;
  /** End all sessions; the password stays. */
  end_sessions?: boolean;
  /** false closes the account and ends its sessions; true opens it again. */
  active?: boolean | null;
}
export interface ChangeCase {
  /** What the requests have in common. */
  title?: string;
  /** For the offices. */
  description?: string;
  /** The lead department; its requests stay where they are. */
  department_id?: string;
}
export interface ChangeChain {
  /** The name. */
  name?: string;
  /** All segments in their new order; one that is missing is removed unless it is in use. */
  segments?: DivisionChange[];
  /** All sub-industries, likewise. */
  sub_industries?: DivisionChange[];
  /** Whether it is in use. */
  active?: boolean;
}
export interface ChangeClass {
  /** Its name. */
  name?: string;
  /** Where it stands among the classes. */
  position?: number;
  /** Whether its items can be chosen. */
  active?: boolean;
}
export interface ChangeCourse {
  /** The title. */
  title?: string;
  /** What it is about and for whom. */
  description?: string | null;
  /** Where it takes place. */
  venue?: string;
  /** When it starts; after now. */
  starts_at?: string;
  /** When it ends; after the start. */
  ends_at?: string;
  /** How many can take part. */
  capacity?: number;
  /** From when one can enrol; null for at once. */
  enrolment_opens_at?: string | null;
  /** Until when one can enrol; null for until the start. */
  enrolment_closes_at?: string | null;
  /** The organization that holds it. */
  organizer_id?: string | null;
}
export interface ChangeItem {
  /** The class it belongs to. */
  class_id?: string;
  /** Its name. */
  name?: string;
  /** The department that handles it by default. */
  department_id?: string;
  /** Time for handling in working days. */
  working_days?: number | null;
  /** How often the enterprise may be asked in one handling to supply something; as the terms say if null. */
  supplements?: number | null;
  /** For how many working days the clock waits for that at most; as the terms say if null. */
  supplement_days?: number | null;
  /** What the enterprise is asked, in order. */
  form?: FormFieldInput[];
  /** Whether it can be chosen. */
  active?: boolean;
}
export interface ChangeMe {
  /** A telephone number, mobile or with area code. */
  phone?: string | null;
  /** An e-mail address. */
  email?: string | null;
  /** The language of mails and messages. */
  locale?: Locale;
  /** The password in use; needed for telephone and e-mail. */
  current_password?: string;
}
export interface ChangeOnSiteDay {
  /** Today or later. */
  day?: string;
  /** The place. */
  place?: string;
  /** The departments that come. */
  department_ids?: string[];
  /** The service agents who come, by `/v1/service-agents`. */
  agent_ids?: string[];
  /** What shall be handled there. */
  note?: string;
}
export interface ChangeOrganization {
  /** The full name. */
  name?: string;
  /** The unified social credit code (GB 32100), 18 characters; enterprises must have one. */
  uscc?: string | null;
  /** The day it was founded. */
  founded?: string | null;
  /** Only those named change. */
  attributes?: AttributesInput;
  /** Whether it still exists. */
  active?: boolean;
}
export interface ChangePassword {
  /** The password in use. */
  current_password: string;
  /** At least 10 characters that are not guessed soon: no common words, names, keys side by side or dates alone. */
  new_password: string;
}
export interface ChangePerson {
  /** The full name. */
  name?: string;
  /** A telephone number, mobile or with area code. */
  phone?: string | null;
  /** An e-mail address. */
  email?: string | null;
  /** The language of mails and messages. */
  locale?: Locale;
  /** false closes the account too. */
  active?: boolean;
}
export interface ChangeVenue {
  /** The name. */
  name?: string;
  /** What it is. */
  kind?: VenueKind;
  /** The organization that runs it. */
  owner_id?: string;
  /** Where it is. */
  address?: string;
  /** Square metres, with two decimal places at most. */
  area?: number;
  /** What it has; in any order. */
  facilities?: Facility[];
  /** Any order, without overlaps; empty for by appointment. */
  opening_hours?: HoursInput[];
  /** The chain it serves; null for none. */
  chain_id?: string | null;
  /** Whether others than its owner may use it. */
  shared?: boolean;
  /** `open` opens a closed venue again. Closing takes a reason: `POST …/closure`. */
  status?: "open";
}
export interface ChangeView {
  /** What it is called. */
  name?: string;
  /** Parameters of the list with their values; checked as the list checks them. */
  filters?: { [name: string]: unknown };
  /** An order of the list; null for its own. */
  sort?: string | null;
  /** Fields of the items of the list, in the order in which to show them; empty for all. */
  columns?: string[];
  /** Whether to see the list so at first; another default of the list is one no more. */
  default?: boolean;
  /** The role to share it with: its holders at the organizations and chains of the owner's posts may read it; all of them, if the owner is registrar, operator or supervisor of all chains. Its holders must be able to read the list. Null for nobody. */
  shared_with?: Role | null;
}
export interface Changed {
  /** At most 200. */
  things: ChangedThing[];
}
export interface ChangedComment {
  /** What is said instead. */
  content: string;
}
/** Things that the caller may see have changed. */
export interface ChangedEvent {
  event: "changed";
  data: string;
}
export interface ChangedThing {
  /** Its kind, such as `request`. */
  type: string;
  /** The thing. */
  id: string;
  /** Its version after the change, to be compared with the one read; null where it has none. */
  version: number | null;
}
export interface Claim {
  id: string;
  offer_id: string;
  offer_number: string;
  /** What the offer is about. */
  title: string;
  /** Where it stands. */
  status: ClaimStatus;
  /** The organization that claims it; null for a member alone. */
  organization_id: string | null;
  organization_name: string | null;
  /** Who has claimed it, for the organization or himself. */
  person_id: string;
  person_name: string;
  /** What the claimer plans. */
  note: string;
  result: string | null;
  claimed_at: string;
  /** When its result was accepted. */
  done_at: string | null;
  /** When it was done, refused, given or taken back. */
  ended_at: string | null;
  /** What the caller can do now. */
  actions: ClaimAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface ClaimDetail {
  id: string;
  offer_id: string;
  offer_number: string;
  /** What the offer is about. */
  title: string;
  /** Where it stands. */
  status: ClaimStatus;
  /** The organization that claims it; null for a member alone. */
  organization_id: string | null;
  organization_name: string | null;
  /** Who has claimed it, for the organization or himself. */
  person_id: string;
  person_name: string;
  /** What the claimer plans. */
  note: string;
  result: string | null;
  claimed_at: string;
  /** When its result was accepted. */
  done_at: string | null;
  /** When it was done, refused, given or taken back. */
  ended_at: string | null;
  /** What the caller can do now. */
  actions: ClaimAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
  /** In their order. */
  notes: ClaimNote[];
  /** Why it was refused, given or taken back, for offices and the claimer. */
  reason: string | null;
}
export interface ClaimNote {
  at: string;
  /** At which step. */
  action: ClaimAction;
  /** Who told it. */
  person_name: string;
  /** What was told; reasons are for offices and the claimer. */
  words: string | null;
}
export interface ClaimOffer {
  /** The organization that claims it, at which the caller holds a post; null for himself. */
  organization_id?: string | null;
  /** What is planned. */
  note?: string;
}
export interface ClaimOfferItem {
  /** Of which one. */
  offer_id: string;
  /** The body of the call. */
  body?: ClaimOffer;
}
export interface ClaimOffers {
  /** 1 to 200 calls, done one after the other. */
  items: ClaimOfferItem[];
}
export interface ClaimPage {
  items: Claim[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ClaimProgress {
  /** What has been done, and what comes next. */
  content: string;
}
export interface ClaimResult {
  /** What came of it. */
  content: string;
}
export interface Class {
  id: string;
  code: string;
  name: string;
  position: number;
  active: boolean;
  /** Whether its items are for staff requests, and for these alone. */
  for_staff: boolean;
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface ClassWithItems {
  id: string;
  code: string;
  name: string;
  position: number;
  active: boolean;
  /** Whether its items are for staff requests, and for these alone. */
  for_staff: boolean;
  /** The ETag, to be sent in If-Match. */
  version: number;
  items: Item[];
}
export interface Clock {
  /** Now, as the platform sees it. */
  now: string;
  /** Whether the clock of this deployment can be moved. */
  movable: boolean;
}
export interface CloseVenue {
  /** Shown with the venue. */
  reason: string;
}
export interface CoDepartment {
  /** A department, not the lead. */
  department_id: string;
  /** What it shall do. */
  note?: string;
  /** The time for it; preset: that of the request's item. */
  working_days?: number | null;
}
export interface Comment {
  id: string;
  /** What it is. */
  kind: CommentKind;
  /** For whom it is. */
  visibility: CommentVisibility;
  /** Null once it is withdrawn. */
  content: string | null;
  /** The person who wrote it. */
  author_id: string;
  author_name: string;
  /** In which role it was written. */
  role: Role;
  /** For which organization. */
  organization_id: string;
  organization_name: string | null;
  /** Who is mentioned. */
  mentions: Mentioned[];
  /** In the order in which they were added. */
  files: CommentFile[];
  created_at: string;
  /** When its words were last changed; null if they never were. */
  edited_at: string | null;
  /** When its author took it back; null if that never happened. */
  withdrawn_at: string | null;
  /** Until when the caller can edit or withdraw it; null where that is not possible. */
  changeable_until: string | null;
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface CommentDetails {
  /** The comment. */
  comment_id: string;
  /** For whom it is; offices alone read of internal ones. */
  visibility: CommentVisibility;
}
export interface CommentEditHistoryEntry {
  id: string;
  at: string;
  action: "comment_edit";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: CommentDetails;
}
export interface CommentFile {
  id: string;
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
}
export interface CommentHistoryEntry {
  id: string;
  at: string;
  action: "comment";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: CommentDetails;
}
export interface CommentPage {
  items: Comment[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface CommentVersion {
  /** Which ones, counted from 1. */
  number: number;
  /** The words; of a comment that is withdrawn null, save for its author and for supervisors. */
  content: string | null;
  /** From when. */
  at: string;
}
export interface CommentVersionPage {
  items: CommentVersion[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface CommentWithdrawalHistoryEntry {
  id: string;
  at: string;
  action: "comment_withdrawal";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: CommentDetails;
}
export interface CompleteClaimItem {
  /** Of which one. */
  claim_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: Completion;
}
export interface CompleteClaims {
  /** 1 to 200 calls, done one after the other. */
  items: CompleteClaimItem[];
}
export interface CompleteSignIn {
  /** Of the answer to the first step. */
  challenge: string;
  /** The six figures that the app shows, or a recovery code; blanks and hyphens do not matter. */
  code: string;
  /** As in the first step, if there is one. */
  device_key?: string | null;
  /** Keep the refresh token in a cookie, which no script can read, instead of telling it in the answer: for pages of the platform itself. */
  cookie?: boolean;
}
export interface Completion {
  /** Whether it is done; else it goes on. */
  accepted: boolean;
  /** Why, for the claimer. */
  note?: string;
}
export interface ComputedFigure {
  /** Its name. */
  figure: string;
  /** Its first day; null for any. */
  from: string | null;
  /** Its last day, or the day of a figure of a day; null for any. */
  to: string | null;
  /** Of all groups; what is in two counts once. */
  total: ShownFigureValue;
  /** By month or by name; empty without `group_by`. */
  groups: FigureGroup[];
}
export interface ConditionField {
  /** As it stands in `when`. */
  name: string;
  /** What it is called, if it has a name. */
  words: Words | null;
  /** What its values are. */
  kind: ConditionKind;
  /** The values that there are; empty where there is no end of them. */
  values: ConditionValue[];
}
export interface ConditionValue {
  /** As it stands in `when`. */
  value: string;
  /** What it is called. */
  words: Words;
}
export interface ConfirmClaim {
  /** For the claimer. */
  note?: string;
}
export interface ConfirmClaimItem {
  /** Of which one. */
  claim_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: ConfirmClaim;
}
export interface ConfirmClaims {
  /** 1 to 200 calls, done one after the other. */
  items: ConfirmClaimItem[];
}
export interface ConfirmEmail {
  /** The code of the mail; capitals, blanks and hyphens do not matter. */
  code: string;
}
export interface ConfirmFactor {
  /** The six figures that the app shows, or a recovery code; blanks and hyphens do not matter. */
  code: string;
}
export interface ConfirmPart {
  /** Why it has to. */
  reason: string;
}
export interface Confirmation {
  /** Why the department has to handle it. */
  reason: string;
  /** Whether the enterprise may read these words too; preset: it may not. */
  visible_to_enterprise?: boolean;
}
export interface ConfirmationHistoryEntry {
  id: string;
  at: string;
  action: "confirmation";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: WhomDetails;
}
export interface ConsumerState {
  /** Its name, which is that of its queue. */
  consumer: string;
  /** Whether it keeps the order of each aggregate. */
  ordered: boolean;
  /** Events parked for another try. */
  waiting: number;
  /** Dead letters, which wait for an operator. */
  dead: number;
  /** Aggregates that do not get on, see the gaps. */
  gaps: number;
}
export interface Contact {
  person_id: string;
  name: string;
  /** What the person is responsible for. */
  kind: PostKind;
}
export interface ContactDetails {
  id: string;
  /** In full. */
  phone: string | null;
  /** In full. */
  email: string | null;
}
export interface Contacts {
  items: Contact[];
}
export interface ContributePart {
  /** What it has done or found, for the lead. Offices alone read it. */
  contribution: string;
}
export interface Count {
  /** How many; 1,000 at most. */
  number: number;
  /** False if there are as many or more. */
  exact: boolean;
}
export interface Course {
  /** The course. */
  id: string;
  /** The code people use; unique. */
  code: string;
  /** The title. */
  title: string;
  /** What it is about and for whom. */
  description: string | null;
  /** Where it takes place. */
  venue: string;
  /** When it starts. */
  starts_at: string;
  /** When it ends. */
  ends_at: string;
  /** How many can take part. */
  capacity: number;
  /** How many have a place. */
  confirmed: number;
  /** How many wait for one. */
  waiting: number;
  /** From when one can enrol; null for at once. */
  enrolment_opens_at: string | null;
  /** Until when one can enrol; null for until the start. */
  enrolment_closes_at: string | null;
  /** The chain it is held for; null for the whole district. */
  chain_id: string | null;
  /** The chain's name. */
  chain_name: string | null;
  /** The organization that holds it. */
  organizer_id: string | null;
  /** The organizer's name. */
  organizer_name: string | null;
  /** `announced`, `held` once it has ended, or `cancelled`. */
  status: CourseStatus;
  /** Why it was cancelled. */
  cancel_reason: string | null;
  /** What the caller can do now. */
  actions: CourseAction[];
  /** The version for If-Match. */
  version: number;
}
export interface CourseFigures {
  /** The course. */
  course_id: string;
  /** Its code. */
  code: string;
  /** Its title. */
  title: string;
  /** When it started. */
  starts_at: string;
  /** Places. */
  capacity: number;
  /** Enrolments that were not cancelled. */
  enrolments: number;
  /** Persons recorded as present. */
  attendances: number;
}
export interface CoursePage {
  items: Course[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Coverage {
  chain: Reference;
  on: string;
  /** Enterprises on the chain. */
  enterprises: number;
  /** Of these, covered by a party organization. */
  covered: number;
  /** Of these, not covered. */
  uncovered: number;
  /** Covered of all, in percent with one decimal; null where the chain has no enterprise. */
  rate: number | null;
  /** Party organizations under dual management of the chain's committee. */
  organizations: number;
}
export interface CoveredItem {
  id: string;
  name: string;
}
export interface CreateApiKey {
  /** What it is for; stands in the audit table beside the name of the owner. */
  name: string;
  /** The owner, who answers for it. */
  person_id: string;
  /** Where its posts are. */
  organization_id: string;
  /** Roles that the owner has there today; never `operator`. */
  roles: Role[];
  /** Names of operations (`operationId`) that these roles may call; none about accounts. */
  operations: string[];
  /** The last day on which it is good, a year ahead at most. */
  expires_on: string;
}
export interface CreateChain {
  /** The local key, unique among chains. */
  code: string;
  /** The name. */
  name: string;
  /** Names, in order. */
  segments?: string[];
  /** Names. */
  sub_industries?: string[];
}
export interface CreateOrganization {
  /** The local key, unique among organizations. */
  code: string;
  /** The full name. */
  name: string;
  /** What it is. */
  kind: OrganizationKind;
  /** The unified social credit code (GB 32100), 18 characters; enterprises must have one. */
  uscc?: string | null;
  /** The day it was founded. */
  founded?: string | null;
  /** What organizations of its kind have. */
  attributes?: AttributesInput;
}
export interface CreatePerson {
  /** The local key, unique among persons; may be left out. */
  code?: string | null;
  /** The full name. */
  name: string;
  /** A telephone number, mobile or with area code. */
  phone?: string | null;
  /** An e-mail address. */
  email?: string | null;
  /** The language of mails and messages. */
  locale?: Locale;
}
export interface CurrentTerms {
  /** Handling time of items of the catalog that say nothing else. */
  handling_days: number;
  /** How much all extensions of one handling may come to. */
  extension_days: number;
  /** For how long a department may return a dispatch. */
  return_days: number;
  /** How often one department may return the same request. */
  returns_per_department: number;
  /** Percentages of the time at which the department is reminded, rising. */
  reminders: number[];
  /** How long after the due date the supervision notice comes. */
  supervision_days: number;
  /** How long after that the chain chief is told. */
  chain_chief_days: number;
  /** How long an answer given from now on waits for its evaluation before the request closes. */
  evaluation_days: number;
  /** The highest overall mark, 0 to 4, with which an evaluation goes to the supervisor. */
  poor_at_most: number;
  /** How long the dispatcher has to dispatch what is submitted from now on; 1 by preset. Left out of a change, it stays as it is. */
  dispatch_days?: number;
  /** How long the dispatcher has to review a return; 1 by preset. Left out of a change, it stays as it is. */
  return_review_days?: number;
  /** How long the dispatcher has to decide on an extension; 1 by preset. Left out of a change, it stays as it is. */
  extension_decision_days?: number;
  /** How long the supervisor has to review a poor evaluation; 3 by preset. Left out of a change, it stays as it is. */
  review_days?: number;
  /** How long the follow-up clerk has to call back; 5 by preset. Left out of a change, it stays as it is. */
  follow_up_days?: number;
  /** The percentage that is drawn for follow-up, beside all that was rated poorly or by nobody; 20 by preset. A change holds from the next month on. Left out of a change, it stays as it is. */
  follow_up_share?: number;
  /** How often the enterprise may be asked in one handling to supply something, which pauses the clock; 1 by preset. Left out of a change, it stays as it is. */
  supplements?: number;
  /** For how many working days the clock waits for that at most; 5 by preset. Left out of a change, it stays. */
  supplement_days?: number;
  /** Grows with every change; 0 are the presets. */
  version: number;
}
export interface DayStep {
  step: "day";
  /** The day. */
  date: string;
  /** What the day counts for. */
  outcome: DayOutcome;
  /** The number of the counted day; left out of others. */
  number?: number;
  /** Why the day is worked or not, as in the working calendar. */
  why: DayReason;
  /** The festival, or the reason of the override, as `zh` and `en`; left out of other days. */
  name?: { [name: string]: string };
  /** The other day of an exchange; left out of other days. */
  exchanged_with?: string;
  /** Whether only the first shift is worked. */
  half: boolean;
}
export interface Deadline {
  /** What is owed. */
  duty: Duty;
  /** Who owes it: people in this role. */
  role: Role;
  /** Whose organization owes it; null if the role alone does. */
  organization_id: string | null;
  organization_name: string | null;
  /** Whether working time counts against it now. */
  status: DeadlineStatus;
  /** Null before the dispatch. */
  due_at: string | null;
  /** Whether it may still move because the holidays of a year are not published. */
  provisional: boolean;
  /** Working time used so far, whole minutes. */
  used_minutes: number;
  /** Working days granted in this handling. */
  extended_days: number;
  /** Until when the department may return the dispatch. */
  return_until: string | null;
  /** What led to the due date; `due` comes last. */
  steps: ExplainedStep[];
  sentences: Sentences;
  ledger: LedgerEntry[];
  ladder: LadderStep[];
  request_id: string;
}
export interface DeadlineDetails {
  /** Of whose clock; left out where it is that of handling. */
  duty?: Duty;
  /** Of which part; left out where it is of none. */
  part_id?: string;
  /** Which co-department's part; left out where it is none's. */
  department_id?: string;
  /** Its name now. */
  department_name?: string | null;
  /** The due date before. */
  from: string | null;
  /** The due date after. */
  to: string;
  /** Whether it may still move. */
  provisional: boolean;
}
export interface DeadlineHistoryEntry {
  id: string;
  at: string;
  action: "deadline";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: DeadlineDetails;
}
export interface Decided {
  /** How many parked events it was carried out on. */
  count: number;
  /** Where to go on, as `after`; null when there are no more. */
  next: string | null;
}
export interface Delivery {
  /** The delivery; the left part of the mail's Message-ID. */
  id: string;
  /** What it is about, such as `request.dispatched`. */
  kind: string;
  /** To whom. */
  person_id: string;
  /** The person's name; null until registry tells of the person again. */
  person_name: string | null;
  /** The address, masked. */
  address: string;
  /** The language of the mail. */
  locale: Locale;
  /** `pending`, `sent`, `dead` when the mail server refused it or the tries are used up, or `off` when it was decided on while no mail server was set. */
  status: DeliveryStatus;
  /** How often sending was tried. */
  tries: number;
  /** What went wrong at the latest try. */
  error: string | null;
  /** When it was decided on; business time. */
  created_at: string;
  /** When it is tried (again); wall time, null unless pending. */
  next_try_at: string | null;
  /** When the mail server took it; wall time. */
  sent_at: string | null;
  /** What the caller can do now. */
  actions: DeliveryAction[];
}
export interface DeliveryPage {
  items: Delivery[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Dispatch {
  /** Classifies it; needed where the enterprise chose none. */
  item_id?: string | null;
  /** Preset: what the dispatch rules say. */
  department_id?: string | null;
  /** For the department. */
  note?: string;
  /** Whether the enterprise may read these words too; preset: it may not. */
  visible_to_enterprise?: boolean;
  /** Up to 10 departments that have a part in it; the one above leads and answers. */
  co_departments?: CoDepartment[];
}
export interface DispatchDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
  /** The time for handling. */
  working_days: number;
  /** Null where a person chose. */
  rules_version: number | null;
  /** Null where a person chose, or no rule matched. */
  rule_position: number | null;
}
export interface DispatchHistoryEntry {
  id: string;
  at: string;
  action: "dispatch";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: DispatchDetails;
}
export interface DispatchRequestItem {
  /** Of which one. */
  request_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: Dispatch;
}
export interface DispatchRequests {
  /** 1 to 200 calls, done one after the other. */
  items: DispatchRequestItem[];
}
export interface DispatchRules {
  /** Its number; 0 is the empty list before the first. */
  version: number;
  created_at: string | null;
  /** The name of who made it. */
  created_by: string | null;
  comment: string;
  /** How many rules it has. */
  count: number;
  rules: NumberedRule[];
}
export interface Division {
  id: string;
  name: string;
}
export interface DivisionChange {
  /** Of one that is there; left out for a new one. */
  id?: string | null;
  /** Its name. */
  name: string;
}
export interface DropBody {
  /** Why; it is kept with the event and in the audit. */
  reason: string;
}
export interface DropManyBody {
  /** Only of this consumer. */
  consumer?: string | null;
  /** Only events of this type. */
  type?: string | null;
  /** Only events of this aggregate. */
  key?: string | null;
  /** Only what came here from this moment on; wall time. */
  since?: string | null;
  /** Only what came here before this moment; wall time. */
  until?: string | null;
  /** Dead letters by preset; `waiting` tries those at once that would be tried later. */
  status?: UndecidedStatus;
  /** The `next` of the call before, to go on with what comes behind. */
  after?: string | null;
  /** Why; it is kept with the event and in the audit. */
  reason: string;
}
export interface DueStep {
  step: "due";
  /** The due date. */
  due_at: string;
  /** By how much the due date lies after the period: working time of pauses. */
  paused_minutes: number;
  /** Working time used so far, whole minutes. */
  used_minutes: number;
  /** Whether working time counts against it now. */
  status: DeadlineStatus;
  /** Whether it may still move. */
  provisional: boolean;
  /** The years whose holidays are not published yet. */
  unpublished_years: number[];
}
export interface End {
  /** The last day on which it holds; today by preset. The day before its first day marks a mistaken entry, which then never held. */
  last_day?: string | null;
}
export interface EndCase {
  /** Why the requests are not handled together. */
  reason: string;
}
export interface Enrol {
  /** The person; left out for oneself. An enterprise contact may name persons with a post at their organization, the organizer anybody. */
  person_id?: string | null;
}
export interface EnrolFactor {
  /** The password in use. */
  current_password: string;
}
export interface EnrolItem {
  /** Of which one. */
  course_id: string;
  /** The body of the call. */
  body?: Enrol;
}
export interface EnrolPersons {
  /** 1 to 200 calls, done one after the other. */
  items: EnrolItem[];
}
export interface Enrolment {
  /** To type into the app (Base32). */
  secret: string;
  /** The same for a QR code: an `otpauth` URI of the usual form. */
  uri: string;
}
export interface EnrolmentPage {
  items: EnrolmentsEnrolment[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface EnrolmentsEnrolment {
  /** The enrolment. */
  id: string;
  /** The course. */
  course_id: string;
  /** The course's code. */
  course_code: string;
  /** The course's title. */
  course_title: string;
  /** When the course starts. */
  starts_at: string;
  /** Who takes part. */
  person_id: string;
  /** The person's name. */
  person_name: string;
  /** The person's organization when enrolling. */
  organization_id: string | null;
  /** Its name. */
  organization_name: string | null;
  /** The chain of that organization, where known. */
  chain_id: string | null;
  /** Its name. */
  chain_name: string | null;
  /** `confirmed`, `waiting` or `cancelled`. */
  status: EnrolmentStatus;
  /** The place on the waiting list, from 1; null elsewhere. */
  place: number | null;
  /** `present` or `absent`; null while it is not recorded. */
  attendance: AttendanceOutcome | null;
  /** When. */
  enrolled_at: string;
  /** Why it was cancelled, where somebody said so. */
  cancel_reason: string | null;
  /** What the caller can do now. */
  actions: EnrolmentAction[];
  /** The version for If-Match. */
  version: number;
}
export interface EnteredOutcome {
  /** What was settled there, and what goes on. */
  outcome: string;
}
export interface Entry {
  /** The entry. */
  id: string;
  /** What it is about, such as `request.dispatched`. */
  kind: string;
  /** One line. */
  title: Words;
  /** The message, plain text. */
  body: Words;
  /** The path of what it is about, such as `/v1/requests/…`. */
  link: string | null;
  /** When it was entered. */
  created_at: string;
  /** When it was read; null while it is not. */
  read_at: string | null;
}
export interface EntryAddedData {
  /** The entry. */
  id: string;
  /** Whose inbox. */
  person_id: string;
  /** Which rule it comes from. */
  kind: string;
  /** The headline. */
  title: WordsData;
  /** The text. */
  body: WordsData;
  /** The path of what it is about, if anything. */
  link: string | null;
  /** When it was written. */
  created_at: string;
  /** How many entries are unread, with this one. */
  unread: number;
}
export interface EntryPage {
  items: Entry[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Evaluate {
  /** How quickly it was handled, 1 to 5. */
  response_time: number;
  /** What came of it, 1 to 5. */
  result: number;
  /** How one was treated, 1 to 5. */
  attitude: number;
  /** All in all, 1 to 5. */
  overall: number;
  /** In words. */
  comment?: string;
}
export interface EvaluateRequestItem {
  /** Of which one. */
  request_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: Evaluate;
}
export interface EvaluateRequests {
  /** 1 to 200 calls, done one after the other. */
  items: EvaluateRequestItem[];
}
export interface Evaluation {
  response_time: number;
  result: number;
  attitude: number;
  overall: number;
  comment: string;
  poor: boolean;
  at: string;
}
export interface EvaluationDetails {
  /** How fast. */
  response_time: number;
  /** With which result. */
  result: number;
  /** How friendly. */
  attitude: number;
  /** On the whole. */
  overall: number;
}
export interface EvaluationHistoryEntry {
  id: string;
  at: string;
  action: "evaluation";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: EvaluationDetails;
}
export interface Excerpt {
  /** The field that it is taken from, such as `description`. */
  field: string;
  /** Plain text: what is cut off is shown by …. */
  content: string;
  /** What to highlight, in order. */
  marks: Mark[];
}
export interface ExpiryHistoryEntry {
  id: string;
  at: string;
  action: "expiry";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: NoDetails;
}
export type ExplainedStep = StartedStep | PausedStep | ResumedStep | ExtendedStep | ReturnedStep | RedispatchedStep | RestartedStep | RecomputedStep | StoppedStep | DayStep | PeriodStep | DueStep;
export interface ExtendedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  /** The name of who decided it. */
  approver?: string;
  /** The due date before it. */
  due_before: string;
  /** The due date after it. */
  due_at: string;
  step: "extended";
  /** Working days that were granted. */
  days: number;
  /** Working days of all extensions so far. */
  total_days: number;
}
export interface Extension {
  /** Working days. */
  days: number;
  /** Why the time does not suffice. */
  reason: string;
  /** Whether the enterprise may read these words too; preset: it may not. */
  visible_to_enterprise?: boolean;
}
export interface ExtensionDecision {
  /** Whether the days asked for are granted. */
  granted: boolean;
  /** Why. */
  reason: string;
  /** Whether the enterprise may read these words too; preset: it may not. */
  visible_to_enterprise?: boolean;
}
export interface ExtensionDecisionDetails {
  /** Working days. */
  days: number;
  /** Whether the days were granted. */
  granted: boolean;
}
export interface ExtensionDecisionHistoryEntry {
  id: string;
  at: string;
  action: "extension_decision";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: ExtensionDecisionDetails;
}
export interface ExtensionDetails {
  /** Working days. */
  days: number;
}
export interface ExtensionHistoryEntry {
  id: string;
  at: string;
  action: "extension";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: ExtensionDetails;
}
export interface Factor {
  /** Whether signing in takes a code. */
  enrolled: boolean;
  /** Since when; wall time. */
  enrolled_at: string | null;
  /** How many were not used. */
  recovery_codes_left: number;
  /** Whether a post that is held today takes one. */
  required: boolean;
}
export interface FieldChange {
  /** The head of the column. */
  column: string;
  /** What is registered; null for nothing. */
  old: Reason | null;
  /** What would be; null for nothing. */
  new: Reason | null;
}
export interface Figure {
  /** What it is asked for by. */
  name: string;
  /** What people call it. */
  words: Words;
  /** The unit of its values. */
  unit: Words;
  /** What exactly it is, if the words do not say. */
  meaning: Words | null;
  /** A share is from 0 to 1. */
  kind: FigureKind;
  /** Of which time it is. */
  time: FigureTime;
  /** What it can be grouped and narrowed by. */
  dimensions: FigureDimension[];
  /** With a smaller sample the value is withheld, as `suppressed` says. */
  smallest_sample: number;
  /** The path of the list that shows what it counts. */
  opens: string | null;
  /** Who may ask for it; what of it they see depends on them. */
  roles: Role[];
}
export interface FigureCatalog {
  /** By name. */
  figures: Figure[];
}
export interface FigureGroup {
  /** In its unit; null where there is nothing to compute it from, or if it is withheld. */
  value: number | null;
  /** Of how many it is a share or an average; null for others. */
  sample: number | null;
  /** Whether it is withheld because there are too few in the sample. */
  suppressed: boolean;
  /** Path and query of the list of exactly what it counts; null if no list shows that. */
  opens: string | null;
  /** The id, the code, or the month as YYYY-MM; null for none. */
  key: string | null;
  /** The name of what has this id; null for a code. */
  name: string | null;
}
export interface FigureValues {
  /** The services that did not answer: what they know is missing here. Normally empty. */
  unavailable: string[];
  /** By what they are grouped. */
  group_by: FigureDimension | null;
  /** When they were computed; business time. */
  as_of: string;
  /** In the order in which they were asked for; without those of services that are away. */
  figures: ComputedFigure[];
}
export interface Figures {
  /** Submitted. */
  received: number;
  /** Closed. */
  closed: number;
  /** Withdrawn by the enterprise. */
  withdrawn: number;
  /** Submitted in the period and neither closed nor withdrawn now. */
  open: number;
  /** Of the open ones, those that are late now, to be answered or to be dispatched. */
  overdue: number;
  /** Answers given; a reopened request has several. */
  answered: number;
  /** Answers given by the due date. */
  on_time: number;
  /** `on_time` of `answered`, 0 to 1. */
  on_time_rate: number | null;
  /** Working time from the dispatch to the answer. */
  average_working_hours: number | null;
  /** Dispatches returned. */
  returns: number;
  /** Extensions granted. */
  extensions: number;
  /** Reopened by the supervisor. */
  reopened: number;
  satisfaction: Satisfaction;
}
export interface FiguresGroup {
  /** Submitted. */
  received: number;
  /** Closed. */
  closed: number;
  /** Withdrawn by the enterprise. */
  withdrawn: number;
  /** Submitted in the period and neither closed nor withdrawn now. */
  open: number;
  /** Of the open ones, those that are late now, to be answered or to be dispatched. */
  overdue: number;
  /** Answers given; a reopened request has several. */
  answered: number;
  /** Answers given by the due date. */
  on_time: number;
  /** `on_time` of `answered`, 0 to 1. */
  on_time_rate: number | null;
  /** Working time from the dispatch to the answer. */
  average_working_hours: number | null;
  /** Dispatches returned. */
  returns: number;
  /** Extensions granted. */
  extensions: number;
  /** Reopened by the supervisor. */
  reopened: number;
  satisfaction: Satisfaction;
  /** The id, or the month as YYYY-MM; null for none. */
  key: string | null;
  /** The name of what has this id. */
  name: string | null;
}
export interface FileDetails {
  /** The file. */
  file_id: string;
  /** What it is to the request. */
  kind: RequestFileKind;
  /** Its name, for offices; others find in the list what they may see. */
  name: string | null;
}
export interface FileHistoryEntry {
  id: string;
  at: string;
  action: "file";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: FileDetails;
}
export interface FileRemovalHistoryEntry {
  id: string;
  at: string;
  action: "file_removal";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: FileDetails;
}
export interface FollowUp {
  id: string;
  /** The number for people. */
  number: string;
  /** Where it stands. */
  status: FollowUpStatus;
  /** Why somebody calls back. */
  cause: FollowUpCause;
  request_id: string;
  request_number: string;
  /** What the request is about. */
  title: string;
  enterprise_id: string;
  enterprise_name: string;
  chain_id: string | null;
  chain_name: string | null;
  /** Whose answer it is about. */
  department_id: string;
  department_name: string | null;
  /** When the request was closed. */
  closed_at: string;
  /** When it was drawn. */
  drawn_at: string;
  /** Until when it is to be made. */
  due_at: string;
  /** Whether `due_at` may still change. */
  provisional: boolean;
  /** Whether it is late. */
  overdue: boolean;
  /** The highest rung of the supervision ladder reached. */
  rung: Rung | null;
  /** How many calls reached nobody; three end it. */
  misses: number;
  /** When it was made, or given up. */
  ended_at: string | null;
  /** The overall mark of the enterprise's own evaluation. */
  enterprise_overall: number | null;
  response_time: number | null;
  result: number | null;
  attitude: number | null;
  overall: number | null;
  /** Whether a supervisor has to look at it; null until made. */
  poor: boolean | null;
  /** Whether one of evaluation and follow-up is poor and the other is not; null without both. */
  disagrees: boolean | null;
  /** What the caller can do now. */
  actions: FollowUpAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface FollowUpCall {
  at: string;
  /** Who called. */
  person_name: string | null;
  /** In which role. */
  role: Role;
  /** Whether the enterprise was reached. */
  reached: boolean;
  /** What the caller has noted, for offices. */
  note: string | null;
}
export interface FollowUpDeadline {
  /** What is owed. */
  duty: Duty;
  /** Who owes it: people in this role. */
  role: Role;
  /** Whose organization owes it; null if the role alone does. */
  organization_id: string | null;
  organization_name: string | null;
  /** Whether working time counts against it now. */
  status: DeadlineStatus;
  /** Null before the dispatch. */
  due_at: string | null;
  /** Whether it may still move because the holidays of a year are not published. */
  provisional: boolean;
  /** Working time used so far, whole minutes. */
  used_minutes: number;
  /** Working days granted in this handling. */
  extended_days: number;
  /** Until when the department may return the dispatch. */
  return_until: string | null;
  /** What led to the due date; `due` comes last. */
  steps: ExplainedStep[];
  sentences: Sentences;
  ledger: LedgerEntry[];
  ladder: LadderStep[];
  follow_up_id: string;
}
export interface FollowUpDetail {
  id: string;
  /** The number for people. */
  number: string;
  /** Where it stands. */
  status: FollowUpStatus;
  /** Why somebody calls back. */
  cause: FollowUpCause;
  request_id: string;
  request_number: string;
  /** What the request is about. */
  title: string;
  enterprise_id: string;
  enterprise_name: string;
  chain_id: string | null;
  chain_name: string | null;
  /** Whose answer it is about. */
  department_id: string;
  department_name: string | null;
  /** When the request was closed. */
  closed_at: string;
  /** When it was drawn. */
  drawn_at: string;
  /** Until when it is to be made. */
  due_at: string;
  /** Whether `due_at` may still change. */
  provisional: boolean;
  /** Whether it is late. */
  overdue: boolean;
  /** The highest rung of the supervision ladder reached. */
  rung: Rung | null;
  /** How many calls reached nobody; three end it. */
  misses: number;
  /** When it was made, or given up. */
  ended_at: string | null;
  /** The overall mark of the enterprise's own evaluation. */
  enterprise_overall: number | null;
  response_time: number | null;
  result: number | null;
  attitude: number | null;
  overall: number | null;
  /** Whether a supervisor has to look at it; null until made. */
  poor: boolean | null;
  /** Whether one of evaluation and follow-up is poor and the other is not; null without both. */
  disagrees: boolean | null;
  /** What the caller can do now. */
  actions: FollowUpAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
  /** What the enterprise asked. */
  description: string;
  item_name: string | null;
  /** Who submitted the request. */
  submitted_by_name: string | null;
  /** The answer that it is about. */
  answer: string;
  answered_at: string;
  /** The enterprise's own, if there is one. */
  evaluation: Evaluation | null;
  /** What the enterprise said. */
  comment: string;
  /** In their order. */
  calls: FollowUpCall[];
  /** What the supervisor decided, if it was poor. */
  review: Reviewed | null;
}
export interface FollowUpHistoryEntry {
  id: string;
  at: string;
  action: "follow_up";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: EvaluationDetails;
}
export interface FollowUpPage {
  items: FollowUp[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface FollowUpResult {
  /** How quickly it was handled, 1 to 5. */
  response_time: number;
  /** What came of it, 1 to 5. */
  result: number;
  /** How one was treated, 1 to 5. */
  attitude: number;
  /** All in all, 1 to 5. */
  overall: number;
  /** In words. */
  comment?: string;
}
export interface FollowUpSeed {
  /** The first day of the month. */
  month: string;
  /** The percentage that was drawn, fixed for the month. */
  share: number;
  /** SHA-256 of the seed's bytes, hexadecimal: told before the seed is. */
  digest: string;
  /** 64 hexadecimal digits; null until the month is over. */
  seed: string | null;
  /** How many follow-ups were drawn by it. */
  sampled: number;
  /** How many there are for other causes. */
  besides: number;
}
export interface FollowUpSeedPage {
  items: FollowUpSeed[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface FormAnswer {
  key: string;
  label: string;
  /** A string, number, boolean or date (YYYY-MM-DD), by the type. */
  value: unknown;
}
export interface FormField {
  /** The name under which the answer is sent. */
  key: string;
  /** What is asked. */
  label: string;
  /** Kind of answer. */
  type: FormFieldType;
  /** Whether it must be answered. */
  required?: boolean;
  /** The possible answers of a `choice`; empty for other types. */
  choices?: string[];
}
export interface FormFieldInput {
  /** The name under which the answer is sent. */
  key: string;
  /** What is asked. */
  label: string;
  /** Kind of answer. */
  type: FormFieldType;
  /** Whether it must be answered. */
  required?: boolean;
  /** The possible answers of a `choice`; empty for other types. */
  choices?: string[];
}
export interface Found {
  id: string;
  /** Its title or name. */
  title: string;
  /** The number or code people know it by. */
  number: string | null;
  /** The address to read it at. */
  link: string;
  /** When it last changed, as far as that is noted. */
  updated_at: string | null;
  /** Null where no text holds the words as they were typed, as with first letters of pinyin. */
  excerpt: Excerpt | null;
}
export interface FoundKind {
  /** Such as `request`. */
  kind: string;
  items: Found[];
  /** Whether there may be more. */
  more: boolean;
  /** The list of all of them. */
  link: string;
}
export interface FullValue {
  /** `name`, `phone` or `email`. */
  field: string;
  /** In full; null if it is removed. */
  value: string | null;
}
export interface Gap {
  consumer: string;
  /** The aggregate. */
  key: string;
  /** The number of the last event that was applied. */
  cursor: number;
  /** What became of the next one: `missing` has not come (replay it, or skip the gap), `dead` waits for an operator, `retrying` will be tried again. */
  cause: GapCause;
  /** The next one among the parked events; null if missing. */
  parked_event_id: string | null;
  /** How many later ones wait behind it. */
  waiting: number;
  /** The lowest number of those that wait. */
  first_waiting: number | null;
  /** Since when; wall time. */
  since: string;
}
export interface GapPage {
  items: Gap[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface GiveBack {
  /** Why. The dispatcher reads it. */
  reason: string;
}
export interface GivePost {
  /** What the person is responsible for. */
  kind: PostKind;
  /** Who shall hold it. */
  person_id: string;
  /** Where it is held. */
  organization_id: string;
  /** Needed by chain chiefs and by dispatchers at chain committees. */
  chain_id?: string | null;
  /** The first day; today by preset. */
  valid_from?: string | null;
  /** The last day; left out while no end is known. */
  valid_to?: string | null;
}
export interface GrantMandate {
  /** The enterprise; needed only by whoever speaks for several. */
  enterprise_id?: string | null;
  /** Somebody who holds a post as service agent today. */
  agent_id: string;
  /** The items of the catalog that it covers; null for all matters of the enterprise. */
  item_ids?: string[] | null;
  /** The first day; preset: today. */
  valid_from?: string | null;
  /** The last day, three years after the first one at most. */
  valid_to: string;
  /** For the agent. */
  note?: string;
}
export type HistoryEntry = SubmissionHistoryEntry | DispatchHistoryEntry | AcceptHistoryEntry | ReturnHistoryEntry | RedispatchHistoryEntry | ConfirmationHistoryEntry | ExtensionHistoryEntry | ExtensionDecisionHistoryEntry | SupplementHistoryEntry | SupplyHistoryEntry | ProgressHistoryEntry | AnswerHistoryEntry | EvaluationHistoryEntry | WithdrawalHistoryEntry | ReviewHistoryEntry | CommentHistoryEntry | CommentEditHistoryEntry | CommentWithdrawalHistoryEntry | SupplementExpiryHistoryEntry | ExpiryHistoryEntry | RungHistoryEntry | DeadlineHistoryEntry | OpeningHistoryEntry | FileHistoryEntry | FileRemovalHistoryEntry | FollowUpHistoryEntry | CaseHistoryEntry | CaseRemovalHistoryEntry | PartHistoryEntry | PartAcceptHistoryEntry | PartReturnHistoryEntry | PartConfirmationHistoryEntry | PartExtensionHistoryEntry | PartExtensionDecisionHistoryEntry | PartContributionHistoryEntry | PartReleaseHistoryEntry | PartLapseHistoryEntry;
export interface HistoryEntryPage {
  items: HistoryEntry[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Honours {
  chain: Reference;
  on: string;
  /** Party organizations under dual management of the chain's committee. */
  organizations: number;
  /** Enterprises on the chain. */
  enterprises: number;
}
export interface Hours {
  /** 1 is Monday, 7 is Sunday (ISO 8601). */
  weekday: number;
  /** From when, as HH:MM. */
  opens: string;
  /** Until when, as HH:MM, after `opens`; 24:00 for midnight. */
  closes: string;
}
export interface HoursInput {
  /** 1 is Monday, 7 is Sunday (ISO 8601). */
  weekday: number;
  /** From when, as HH:MM. */
  opens: string;
  /** Until when, as HH:MM, after `opens`; 24:00 for midnight. */
  closes: string;
}
export interface Import {
  /** The name of the file; it ends with .xlsx or .csv. */
  filename: string;
  /** The file, in Base64. */
  content: string;
  /** The name of the ledger that a csv file is of; left out for a workbook. */
  sheet?: string | null;
  /** Check everything and change nothing. */
  dry_run?: boolean;
}
export interface ImportResult {
  /** Whether anything was changed. */
  applied: boolean;
  sheets: SheetCounts[];
  /** Of a dry run: what is wrong, in the order of the file, 1,000 at most. */
  errors: RowFault[];
  /** Of a dry run: how many things are wrong, also those beyond the list. */
  error_count: number;
  /** Of a dry run: what the rows without faults would do, in the order of the file, 1,000 at most; rows that change nothing only where there is room. */
  changes: RowChange[];
  /** Of a dry run: how many of these rows create or update, also those beyond the list. */
  change_count: number;
}
/** Entries were read, perhaps in another window. */
export interface InboxEntriesReadEvent {
  event: "inbox.entries-read";
  data: string;
}
/** A new entry of the inbox, whose id is `id`. */
export interface InboxEntryAddedEvent {
  /** The id of what it is about. */
  id: string;
  event: "inbox.entry-added";
  data: string;
}
export interface Item {
  id: string;
  class_id: string;
  class_name: string;
  code: string;
  name: string;
  department_id: string;
  department_name: string | null;
  /** Null for the preset. */
  working_days: number | null;
  /** Null for that of the terms. */
  supplements: number | null;
  /** Null for that of the terms. */
  supplement_days: number | null;
  form: FormField[];
  active: boolean;
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface Job {
  id: string;
  /** The operation that was called, such as `import_file`. */
  act: string;
  /** The file, if it is about one. */
  filename: string | null;
  /** Where it stands. */
  status: JobStatus;
  /** How far it is: rows that have been checked. */
  done: number;
  /** Of how many; null until it is known. */
  total: number | null;
  /** The proposal that it has made, where it waits for a second person, or has carried out. */
  proposal_id: string | null;
  /** Why it failed. Lists of jobs leave it out, so it is null there. */
  problem: JobProblem | null;
  /** When it was accepted; wall time. */
  created_at: string;
  /** When it was begun with. */
  started_at: string | null;
  /** When it ended. */
  finished_at: string | null;
  version: number;
  /** What was done; null before the end. Lists of jobs leave it out, so it is null there. */
  result: ImportResult | null;
}
export interface JobError {
  /** Where: a field, or sheet.row.column of a file. */
  field: string;
  /** What stands there. */
  value: string | null;
  /** What is wrong. */
  detail: Words;
}
export interface JobPage {
  items: Job[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface JobProblem {
  /** The tail of its `type`. */
  code: string;
  title: Words;
  detail: Words;
  errors: JobError[];
}
export interface KindFigures {
  /** The kind. */
  kind: VenueKind;
  /** How many. */
  venues: number;
  /** Their square metres together. */
  area: number;
  /** The square metres of the smallest. */
  smallest_area: number;
}
export interface LadderStep {
  /** The rung; reminders are named by their percentage. */
  rung: Rung;
  /** Null while the clock stands still. */
  at: string | null;
  /** Whether it, or a higher one, was reached for this due date. */
  fired: boolean;
  /** When it was last told; null if it was not. */
  fired_at: string | null;
}
export interface Ledger {
  /** Its name, for csv files and addresses. */
  name: string;
  /** Its title in a workbook. */
  title: Words;
  /** The address of its template. */
  template: string;
  /** The address that files of it are posted to, to be imported. */
  imported_by: string;
  /** In order. */
  columns: LedgerColumn[];
}
export interface LedgerColumn {
  /** What errors and results call it. */
  name: string;
  /** Its head; either is read. */
  head: Words;
  /** What it holds. */
  holds: Words;
  /** Whether each row needs it. */
  required: boolean;
  /** Whether 清空 removes what is registered. */
  removable: boolean;
  /** The words that it takes; empty for any. */
  values: LedgerValue[];
}
export interface LedgerEntry {
  position: number;
  /** What happened. */
  kind: LedgerKind;
  at: string;
  days: number | null;
  /** The words given for it; null where they are not for the caller, as in the steps. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  department_id: string | null;
  department_name: string | null;
  /** Who decided it; null for time alone. */
  approver_id: string | null;
  /** The name of that person. */
  approver: string | null;
  due_before: string | null;
  due_at: string;
  provisional: boolean;
}
export interface LedgerList {
  /** In order. */
  ledgers: Ledger[];
}
export interface LedgerValue {
  /** In Chinese. */
  zh: string;
  /** In English. */
  en: string;
  code: string;
}
export interface ListedWork {
  /** The thing, such as a request. */
  id: string;
  /** Its path, such as `/v1/requests/…`. */
  link: string;
  /** What people know it by, if anything. */
  number: string | null;
  /** What it is about. */
  title: string;
  /** How urgent it is. */
  urgency: WorkUrgency;
  /** Since when it waits for this. */
  since: string;
  /** Until when; null for no end. */
  due_at: string | null;
  /** The kind, such as `request.dispatch`. */
  kind: string;
  /** What is to be done. */
  words: Words;
  /** The kind of thing that waits, such as `request`. */
  resource: string;
}
export interface ListedWorkList {
  /** The services that did not answer: what they know is missing here. Normally empty. */
  unavailable: string[];
  /** How much waits in all of the kinds that were asked for. */
  counts: WorkCounts;
  /** What is late first, then what is soon due, each by `due_at` and `since`. */
  items: ListedWork[];
}
export interface MakeOffer {
  /** What it is about. It names neither the enterprise nor a person: words with the enterprise's name, a telephone or identity number or an e-mail address are refused. */
  title: string;
  /** The problem in full. It names neither the enterprise nor a person: words with the enterprise's name, a telephone or identity number or an e-mail address are refused. */
  description: string;
  /** The request behind it, if there is one. */
  request_id?: string | null;
  /** Without a request: the chain, or neither for where the caller's post is. */
  chain_id?: string | null;
  /** How many may claim it, 1 to 100. */
  allowed?: number;
  /** Until when it can be claimed. */
  until: string;
}
export interface Mandate {
  id: string;
  /** The number for people. */
  number: string;
  /** In whose name the agent acts. */
  enterprise_id: string;
  enterprise_name: string;
  /** The person who acts. */
  agent_id: string;
  agent_name: string;
  /** Where the agent held the post then. */
  agent_organization_id: string;
  agent_organization_name: string;
  /** Whether it covers every item; else `items` does. */
  all_items: boolean;
  /** What it covers alone. */
  items: CoveredItem[];
  /** The first day on which the agent may act. */
  valid_from: string;
  /** The last one. */
  valid_to: string;
  /** Whether it can be used now. */
  status: MandateStatus;
  /** For the agent. */
  note: string;
  granted_at: string;
  granted_by_name: string;
  /** From when on the agent may not act any more. */
  revoked_at: string | null;
  revoked_by_name: string | null;
  /** Why it was revoked. */
  reason: string | null;
  /** When it was found to be over; null if it was revoked. */
  ended_at: string | null;
  /** Why it ended. */
  ended_because: MandateEnd | null;
  /** What the caller can do now. */
  actions: MandateAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface MandatePage {
  items: Mandate[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Mark {
  start: number;
  end: number;
}
export interface Me {
  id: string;
  name: string;
  login: string;
  /** The language of mails and messages. */
  locale: Locale;
  must_change_password: boolean;
  posts: MyPost[];
}
export interface Membership {
  id: string;
  organization: Reference;
  chain: Reference;
  segments: string[];
  sub_industries: string[];
  lead: boolean;
  valid_from: string;
  valid_to: string | null;
}
export interface MembershipPage {
  items: Membership[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Mention {
  /** The role of the post; with `organization_id`. */
  role?: Role | null;
  /** The organization of the post; with `role`. */
  organization_id?: string | null;
  /** A person who sees it, in whatever post; else null. */
  person_id?: string | null;
}
export interface Mentioned {
  /** The role of the post; null for a person. */
  role: Role | null;
  /** Null for a person. */
  organization_id: string | null;
  organization_name: string | null;
  /** Null for a post. */
  person_id: string | null;
  person_name: string | null;
}
export interface Messaging {
  services: ServiceMessaging[];
}
export interface Miss {
  /** Whom and how one tried to reach. */
  note: string;
}
export interface MoveClock {
  /** The moment that shall be now. */
  now: string;
}
export interface MyPost {
  /** What the person is responsible for. */
  kind: PostKind;
  organization: Reference;
  chain: Reference | null;
  valid_from: string;
  valid_to: string | null;
}
export interface MySession {
  id: string;
  /** What signed in called itself (`User-Agent`), cut short. */
  client: string | null;
  /** The network that it signed in from, such as `203.0.113.*`. */
  address: string | null;
  /** When it signed in; wall time, as all here. */
  opened_at: string;
  /** When its tokens were renewed last. */
  used_at: string;
  /** When it ends at the latest. */
  ends_at: string;
  /** Whether it is the session of this call. */
  current: boolean;
}
export interface MySessionPage {
  items: MySession[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface NamedPerson {
  id: string;
  name: string;
}
export interface Naming {
  /** Whether its name stands in the offer. */
  named: boolean;
}
export interface NewApiKey {
  id: string;
  /** What it is for. */
  name: string;
  /** The owner, for whom it acts. */
  person: NamedPerson;
  /** Only posts at this organization count. */
  organization: Reference;
  /** In which roles, as far as the owner has them. */
  roles: Role[];
  /** The names of the operations (`operationId`) it is for. */
  operations: string[];
  /** When it was made; wall time, as all here. */
  created_at: string;
  /** Who made it. */
  created_by: NamedPerson;
  /** The last day on which it is good. */
  expires_on: string;
  /** When it was used last, to within five minutes. */
  used_at: string | null;
  /** When it was taken back. */
  revoked_at: string | null;
  /** Send it as `Authorization: Bearer lsk_…`. */
  key: string;
}
export interface NewClass {
  /** Its code, unique. */
  code: string;
  /** Its name. */
  name: string;
  /** Where it stands among the classes; smaller comes first. */
  position?: number;
  /** Whether its items are for staff requests, and for these alone. */
  for_staff?: boolean;
}
export interface NewComment {
  /** What is said. */
  content: string;
  /** `public`: everybody who sees the thing reads it, the enterprise too; `internal`: offices alone. */
  visibility: CommentVisibility;
  /** Who shall be told of it by name: up to 20 posts or persons that see it. */
  mentions?: Mention[];
}
export interface NewItem {
  /** The class it belongs to. */
  class_id: string;
  /** Its code, unique. */
  code: string;
  /** Its name. */
  name: string;
  /** The department that handles it where no dispatch rule says otherwise. */
  department_id: string;
  /** Time for handling in working days; the platform's preset if null. */
  working_days?: number | null;
  /** How often the enterprise may be asked in one handling to supply something; as the terms say if null. */
  supplements?: number | null;
  /** For how many working days the clock waits for that at most; as the terms say if null. */
  supplement_days?: number | null;
  /** What the enterprise is asked, in order. */
  form?: FormFieldInput[];
}
export interface NewPartDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
  /** The part. */
  part_id: string;
  /** The time for it. */
  working_days: number;
}
export interface NewRecoveryCodes {
  /** Ten, each good once in place of a code. */
  recovery_codes: string[];
}
export type NoDetails = { [name: string]: unknown };
export interface NotDone {
  request_id: string;
  number: string;
  /** The tail of the `type` of the problem. */
  code: string;
  /** Why not. */
  detail: Words;
}
export interface NotificationRule {
  /** The type of the event, such as `request.dispatched.v1`. */
  event: string;
  /** Who is told. */
  audience: Audience;
  /** How: `inbox`, `email` or both. */
  channels: Channel[];
  /** The words, such as `request.dispatched/department`. */
  template: string;
  /** Only if the data of the event holds one of these values for each field: `{"rung": ["overdue"]}`. A text that ends in `*` stands for all that begin so: `reminder_*` for reminders of whatever percentage. */
  when?: { [name: string]: unknown[] };
}
export interface NotificationRuleInput {
  /** The type of the event, such as `request.dispatched.v1`. */
  event: string;
  /** Who is told. */
  audience: Audience;
  /** How: `inbox`, `email` or both. */
  channels: Channel[];
  /** The words, such as `request.dispatched/department`. */
  template: string;
  /** Only if the data of the event holds one of these values for each field: `{"rung": ["overdue"]}`. A text that ends in `*` stands for all that begin so: `reminder_*` for reminders of whatever percentage. */
  when?: { [name: string]: unknown[] };
}
export interface NotificationRules {
  /** The version for If-Match; 1 is the preset. */
  version: number;
  /** When they were changed last; null for the preset. */
  changed_at: string | null;
  /** In their order. */
  rules: NotificationRule[];
  /** The templates there are; each begins with its event. */
  templates: string[];
  /** What rules can be about, and ask for. */
  events: RuleEvent[];
}
export interface NumberedRule {
  /** Items of the catalog, by id. */
  items?: string[];
  /** Chains, by id. */
  chains?: string[];
  /** Segments, as the registry names them. */
  segments?: string[];
  /** Parks, by their organization id. */
  parks?: string[];
  /** The department it goes to. */
  department_id: string;
  /** Why; shown to the dispatcher. */
  note?: string;
  /** Its place in the list, from 1. */
  position: number;
  department_name: string | null;
}
export interface OfCommentDetails {
  /** The comment. */
  comment_id: string;
}
export interface Offer {
  id: string;
  /** The number for people. */
  number: string;
  title: string;
  description: string;
  /** Whether it can be claimed. */
  status: OfferStatus;
  /** How many may claim it. */
  allowed: number;
  /** How many have: claims that are neither refused nor given or taken back. */
  taken: number;
  /** Until when it can be claimed. */
  until: string;
  chain_id: string | null;
  chain_name: string | null;
  park_id: string | null;
  park_name: string | null;
  offered_at: string;
  /** Whether the enterprise lets itself be named. */
  enterprise_named: boolean;
  /** The enterprise, if it is named here or the caller sees the request. */
  enterprise_name: string | null;
  /** The request behind it, for those who keep the offer. */
  request_id: string | null;
  /** Its number, for the same. */
  request_number: string | null;
  ended_at: string | null;
  /** Why it was taken off the board, for those who keep it. */
  withdrawal_reason: string | null;
  /** What the caller can do now. */
  actions: OfferAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface OfferPage {
  items: Offer[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface OnSiteDay {
  id: string;
  /** The number for people. */
  number: string;
  /** The park whose service centre holds it. */
  park_id: string;
  park_name: string;
  /** On which day. */
  day: string;
  /** Where. */
  place: string;
  /** The departments that come. */
  departments: Attending[];
  /** The service agents who come. */
  agents: Attending[];
  /** What shall be handled there. */
  note: string;
  /** How it stands. */
  status: OnSiteStatus;
  /** What came of it; null until it is entered. */
  outcome: string | null;
  /** Why the day was cancelled. */
  reason: string | null;
  /** How many requests were taken in there. */
  taken_in: number;
  planned_at: string;
  planned_by_name: string;
  /** When its outcome was entered, or it was cancelled. */
  settled_at: string | null;
  settled_by_name: string | null;
  /** What the caller can do now. */
  actions: OnSiteAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface OnSiteDayPage {
  items: OnSiteDay[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface OpenAccount {
  /** Up to 60 letters from a to z, Han characters, digits, `.`, `_`, `-` and `@`. Left out where an import has given the person a login. */
  login?: string | null;
  /** Mail the person a code, good for seven days, by which they set a password themselves (`POST /v1/password-resets/completion`); no one-time password is made. Again: another code. */
  invite?: boolean;
}
export interface OpenAccountItem {
  /** Of which one. */
  person_id: string;
  /** The body of the call. */
  body?: OpenAccount;
}
export interface OpenAccounts {
  /** 1 to 200 calls, done one after the other. */
  items: OpenAccountItem[];
}
export interface OpenCase {
  /** Send those to the lead department that no department has accepted yet, as a dispatch or redispatch of the caller's, where the caller may. */
  gather?: boolean;
  /** Classifies those that are sent and have no item of the catalog. */
  item_id?: string | null;
  /** What the requests have in common. */
  title: string;
  /** For the offices. */
  description?: string;
  /** The lead department, which will answer. */
  department_id: string;
  /** The chain whose case it is; preset: that of the dispatcher who opens it. */
  chain_id?: string | null;
  /** The requests, at most 100. */
  request_ids?: string[];
}
export interface OpenClock {
  /** What is owed. */
  duty: Duty;
  /** Who owes it: people in this role. */
  role: Role;
  /** Whose organization owes it; null if the role alone does. */
  organization_id: string | null;
  organization_name: string | null;
  /** Whether working time counts against it now. */
  status: DeadlineStatus;
  due_at: string;
  /** Whether it may still move because the holidays of a year are not published. */
  provisional: boolean;
  /** Whether it is late, or was when the clock was halted. */
  overdue: boolean;
  /** The highest rung of the supervision ladder reached. */
  rung: Rung | null;
}
export interface OpenMembership {
  /** The chain. */
  chain_id: string;
  /** Names of segments. */
  segments?: string[];
  /** Names of sub-industries. */
  sub_industries?: string[];
  /** Whether it is a lead enterprise. */
  lead?: boolean;
  /** The first day on which it holds; today by preset. */
  valid_from?: string | null;
  /** The last day on which it holds; left out or null while no end is known. */
  valid_to?: string | null;
  /** Whether the one that holds now ends the day before, instead of standing in the way. */
  replace?: boolean;
}
export interface OpenRelation {
  /** How the subject stands to the object. */
  kind: RelationKind;
  /** The superior, the managing chain committee, the covered enterprise, the alliance, or the park. */
  object_id: string;
  /** For alliances; member by preset. */
  role?: AllianceRole | null;
  /** The first day on which it holds; today by preset. */
  valid_from?: string | null;
  /** The last day on which it holds; left out or null while no end is known. */
  valid_to?: string | null;
  /** Whether the one that holds now ends the day before, instead of standing in the way. */
  replace?: boolean;
}
export interface OpenSession {
  /** The login; capitals do not matter. */
  login: string;
  /** The password. */
  password: string;
  /** The `device_key` of an earlier sign-in on this device, if there was one. */
  device_key?: string | null;
  /** Keep the refresh token in a cookie, which no script can read, instead of telling it in the answer: for pages of the platform itself. */
  cookie?: boolean;
}
export interface OpenStaffRequest {
  /** Whether the employer may read it from now on. */
  opened: boolean;
  /** What the employee said. */
  reason: string;
}
export interface OpeningDetails {
  /** Whether it may. */
  opened: boolean;
}
export interface OpeningHistoryEntry {
  id: string;
  at: string;
  action: "opening";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: OpeningDetails;
}
export interface Organization {
  id: string;
  code: string;
  name: string;
  /** What it is. */
  kind: OrganizationKind;
  /** The unified social credit code (GB 32100), 18 characters; enterprises must have one. */
  uscc: string | null;
  founded: string | null;
  active: boolean;
  park: Reference | null;
  chains: Place[];
  attributes: Attributes;
  /** Whether this is all there is, or the public face of it. */
  full: boolean;
  version: number;
}
export interface OrganizationPage {
  items: Organization[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Outbox {
  /** How many there are. */
  depth: number;
  /** Seconds since the oldest was written; 0 when there is none. */
  age: number;
  /** How many of them no queue has taken. */
  unroutable: number;
}
export interface OutboxEntry {
  /** Its place in the order of publishing. */
  id: number;
  event_id: string;
  type: string;
  /** The aggregate. */
  key: string;
  /** Its number within the aggregate. */
  sequence: number;
  /** When it was written; wall time. */
  created_at: string;
  /** How often no queue took it. */
  tries: number;
  /** When it is tried again; null unless it was refused. */
  retry_at: string | null;
  /** Why it was refused. */
  error: string | null;
}
export interface OutboxEntryPage {
  items: OutboxEntry[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Parked {
  id: string;
  consumer: string;
  /** `waiting` for another try, `dead` until an operator decides, `dropped`; `dropping` is dropped by an ordered consumer whose turn for it has not come. */
  status: ParkedStatus;
  /** Null where the message is no event. */
  event_id: string | null;
  type: string | null;
  /** The aggregate. */
  key: string | null;
  /** Its number within the aggregate. */
  sequence: number | null;
  /** How often it was tried. */
  tries: number;
  /** When it came here; wall time. */
  parked_at: string;
  /** When it is tried again; null unless it is waiting. */
  next_try_at: string | null;
  /** What went wrong at the latest try; telephones masked. */
  error: string;
  dropped_at: string | null;
  /** What the caller can do now. */
  actions: ParkedAction[];
  /** Why it was dropped. */
  reason: string | null;
}
export interface ParkedDetail {
  id: string;
  consumer: string;
  /** `waiting` for another try, `dead` until an operator decides, `dropped`; `dropping` is dropped by an ordered consumer whose turn for it has not come. */
  status: ParkedStatus;
  /** Null where the message is no event. */
  event_id: string | null;
  type: string | null;
  /** The aggregate. */
  key: string | null;
  /** Its number within the aggregate. */
  sequence: number | null;
  /** How often it was tried. */
  tries: number;
  /** When it came here; wall time. */
  parked_at: string;
  /** When it is tried again; null unless it is waiting. */
  next_try_at: string | null;
  /** What went wrong at the latest try; telephones masked. */
  error: string;
  dropped_at: string | null;
  /** What the caller can do now. */
  actions: ParkedAction[];
  /** Why it was dropped. */
  reason: string | null;
  /** The event as it came, personal data masked; null where the message is none. */
  envelope: { [name: string]: unknown } | null;
  /** The beginning of a message that is no event, telephones and addresses masked. */
  raw: string | null;
}
export interface ParkedPage {
  items: Parked[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Part {
  id: string;
  /** The co-department. */
  department_id: string;
  department_name: string | null;
  /** Where it stands. */
  status: PartStatus;
  /** Whether it belongs to this handling, not to one before the reopening. */
  current: boolean;
  /** What the dispatcher wrote to the co-department; null where it is not for the caller. */
  note: string | null;
  /** The time for it. */
  working_days: number;
  added_at: string;
  accepted_at: string | null;
  /** Until when it is due, or was when it ended. */
  due_at: string;
  /** Whether `due_at` may change when the holidays of a year are published. */
  provisional: boolean;
  /** Whether it is late and still to be done. */
  overdue: boolean;
  /** The highest rung of its supervision ladder reached. */
  rung: Rung | null;
  /** Working days granted. */
  extended_days: number;
  pending_extension: PartExtension | null;
  /** Why the co-department returned it, while that is under review; null otherwise. */
  return_reason: string | null;
  /** What the co-department has contributed; null before, or where it is not for the caller. */
  contribution: string | null;
  done_at: string | null;
  /** Whether it was done by the due date; null until it is. */
  on_time: boolean | null;
  /** Working time it took; null until it is done. */
  used_minutes: number | null;
  /** When it was released, or ended with the request. */
  ended_at: string | null;
  /** Why it was released; null otherwise, or where it is not for the caller. */
  end_reason: string | null;
  /** Until when the co-department may return it. */
  return_until: string | null;
  /** What the caller can do now. */
  actions: PartAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface PartAcceptHistoryEntry {
  id: string;
  at: string;
  action: "part_accept";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartDetails;
}
export interface PartConfirmationHistoryEntry {
  id: string;
  at: string;
  action: "part_confirmation";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartDetails;
}
export interface PartContributionDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
  /** The part. */
  part_id: string;
  /** Whether it was done by the due date. */
  on_time: boolean;
  /** Working time it took. */
  used_minutes: number;
}
export interface PartContributionHistoryEntry {
  id: string;
  at: string;
  action: "part_contribution";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartContributionDetails;
}
export interface PartDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
  /** The part. */
  part_id: string;
}
export interface PartExtension {
  days: number;
  /** What the co-department says; null where it is not for the caller. */
  reason: string | null;
  asked_at: string;
}
export interface PartExtensionDecision {
  /** Whether the days asked for are granted. */
  granted: boolean;
  /** Why. */
  reason: string;
}
export interface PartExtensionDecisionDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
  /** The part. */
  part_id: string;
  /** Working days. */
  days: number;
  /** Whether the days were granted. */
  granted: boolean;
}
export interface PartExtensionDecisionHistoryEntry {
  id: string;
  at: string;
  action: "part_extension_decision";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartExtensionDecisionDetails;
}
export interface PartExtensionDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
  /** The part. */
  part_id: string;
  /** Working days. */
  days: number;
}
export interface PartExtensionHistoryEntry {
  id: string;
  at: string;
  action: "part_extension";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartExtensionDetails;
}
export interface PartExtensionRequest {
  /** Working days. */
  days: number;
  /** Why the time does not suffice. */
  reason: string;
}
export interface PartFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface PartFilePage {
  items: PartFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface PartHistoryEntry {
  id: string;
  at: string;
  action: "part";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: NewPartDetails;
}
export interface PartLapseHistoryEntry {
  id: string;
  at: string;
  action: "part_lapse";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartDetails;
}
export interface PartReleaseHistoryEntry {
  id: string;
  at: string;
  action: "part_release";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartDetails;
}
export interface PartReturnHistoryEntry {
  id: string;
  at: string;
  action: "part_return";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartDetails;
}
export interface PausedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  step: "paused";
  /** For how many working days at most, where that is known. */
  days?: number;
  /** When these are over, where that is known. */
  until?: string;
}
export interface PendingExtension {
  days: number;
  /** What the department says; null where it is not for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  asked_at: string;
}
export interface PendingSupplement {
  /** What is needed. */
  content: string;
  /** For how many working days the clock waits at most. */
  days: number;
  asked_at: string;
  /** When the clock goes on in any case. */
  until: string;
}
export interface PeriodStep {
  step: "period";
  /** Working days of the period. */
  days: number;
  /** When the period ends. */
  ends_at: string;
}
export interface Person {
  id: string;
  code: string | null;
  name: string;
  /** Masked. */
  phone: string | null;
  /** Masked. */
  email: string | null;
  /** The language of mails and messages. */
  locale: Locale;
  active: boolean;
  /** Whether they can sign in. */
  account: AccountStatus;
  version: number;
}
export interface PersonPage {
  items: Person[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Place {
  chain: Reference;
  segments: string[];
  sub_industries: string[];
  /** Whether it is a lead enterprise of the chain. */
  lead: boolean;
}
export interface PlanOnSiteDay {
  /** The park; needed only by a clerk of several. */
  park_id?: string | null;
  /** Today or later. */
  day: string;
  /** The place. */
  place: string;
  /** The departments that come. */
  department_ids?: string[];
  /** The service agents who come, by `/v1/service-agents`. */
  agent_ids?: string[];
  /** What shall be handled there. */
  note?: string;
}
export interface Post {
  id: string;
  /** What the person is responsible for. */
  kind: PostKind;
  person: NamedPerson;
  organization: Reference;
  chain: Reference | null;
  valid_from: string;
  /** The last day; null while it lasts. */
  valid_to: string | null;
  /** Whether it was ended by hand. */
  ended: boolean;
}
export interface PostPage {
  items: Post[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
/** RFC 9457 problem details. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** The request id, as in the header X-Request-Id. */
  instance: string;
  /** The tail of `type`. */
  code: string;
  errors?: ({
    field: string;
    /** A JSON pointer into the body. */
    pointer?: string;
    in?: "query" | "path" | "header";
    /** What was given, shortened; never a secret. */
    value?: unknown;
    detail: string;
  })[];
}
export interface Progress {
  /** What has been done, and what comes next. The enterprise reads it. */
  content: string;
}
export interface ProgressHistoryEntry {
  id: string;
  at: string;
  action: "progress";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: OfCommentDetails;
}
export interface Proposal {
  id: string;
  /** What is proposed. */
  act: ProposalAct;
  /** Where it stands. */
  status: ProposalStatus;
  /** Whom it concerns, as far as they are registered: none of them can approve it. */
  persons: ProposedPerson[];
  /** The roles of trust that it would give. */
  posts: ProposedPost[];
  /** The fields that it changes, such as `reset_password`. */
  changes: ProposedField[];
  /** The file of an import. */
  filename: string | null;
  proposed_by: NamedPerson;
  proposed_at: string;
  /** When it ends by itself. */
  expires_at: string;
  decided_by: NamedPerson | null;
  decided_at: string | null;
  /** Why it was refused. */
  reason: string | null;
  /** What the caller can do now. */
  actions: ProposalAction[];
  version: number;
}
export interface ProposalPage {
  items: Proposal[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ProposedPerson {
  id: string;
  name: string;
  /** The local key, if there is one. */
  code: string | null;
  /** What would be changed of the person: name, how the person is reached, a new login. */
  values: ProposedValue[];
}
export interface ProposedPost {
  /** What the person would be responsible for. */
  kind: PostKind;
  /** The name of the person. */
  person: string;
  /** The name of the organization. */
  organization: string;
  /** The name of the chain, if it is for one. */
  chain: string | null;
  valid_from: string;
  valid_to: string | null;
}
export interface ProposedValue {
  /** `name`, `phone`, `email` or `login`. */
  field: ProposedField;
  /** The new value, telephone and e-mail masked; null if it is removed. */
  value: string | null;
}
export interface ProposedValues {
  id: string;
  /** Empty for other acts, and once it is decided on: nothing in full is kept. */
  values: FullValue[];
}
export interface Proved {
  /** The password in use. */
  current_password: string;
  /** The six figures that the app shows, or a recovery code; blanks and hyphens do not matter. */
  code: string;
}
export interface ReadAll {
  /** The newest entry that was seen: entries that came later stay unread. Null for all. */
  up_to?: string | null;
}
export interface ReadEntries {
  /** 1 to 200 calls, done one after the other. */
  items: ReadEntryItem[];
}
export interface ReadEntryItem {
  /** Of which one. */
  entry_id: string;
}
export interface Reason {
  zh: string;
  en: string;
}
export interface RecomputedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  step: "recomputed";
  /** The due date before it. */
  due_before: string;
  /** The due date after it. */
  due_at: string;
}
export interface RecordAttendance {
  /** `present` or `absent`. */
  attendance: AttendanceOutcome;
}
export interface RecordAttendanceItem {
  /** Of which one. */
  enrolment_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: RecordAttendance;
}
export interface RecordAttendances {
  /** 1 to 200 calls, done one after the other. */
  items: RecordAttendanceItem[];
}
export interface RecordFollowUpItem {
  /** Of which one. */
  follow_up_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: FollowUpResult;
}
export interface RecordFollowUps {
  /** 1 to 200 calls, done one after the other. */
  items: RecordFollowUpItem[];
}
export interface Redispatch {
  /** Another department. */
  department_id: string;
  /** Why it goes there. */
  reason: string;
  /** Whether the enterprise may read these words too; preset: it may not. */
  visible_to_enterprise?: boolean;
}
export interface RedispatchDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
  /** The time for handling. */
  working_days: number;
  /** Null where a person chose. */
  rules_version: number | null;
  /** Null where a person chose, or no rule matched. */
  rule_position: number | null;
  /** The department that had it before. */
  from_department_id: string;
  /** Its name now. */
  from_department_name: string | null;
}
export interface RedispatchHistoryEntry {
  id: string;
  at: string;
  action: "redispatch";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: RedispatchDetails;
}
export interface RedispatchRequestItem {
  /** Of which one. */
  request_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: Redispatch;
}
export interface RedispatchRequests {
  /** 1 to 200 calls, done one after the other. */
  items: RedispatchRequestItem[];
}
export interface RedispatchedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  /** The name of who decided it. */
  approver?: string;
  /** The due date before it. */
  due_before: string;
  /** The due date after it. */
  due_at: string;
  /** Working days of the new period. */
  days: number;
  /** The name of who handles it now. */
  department?: string;
  step: "redispatched";
}
export interface Reference {
  id: string;
  code: string | null;
  name: string;
}
export interface RefreshSession {
  /** The newest refresh token of the session. */
  refresh_token?: string;
  /** In place of `refresh_token`: take the one in the cookie, and keep the next one there. */
  cookie?: boolean;
}
export interface RefuseClaim {
  /** Why. The claimer reads it. */
  reason: string;
}
export interface RefuseProposal {
  /** Why; the proposer and the person concerned are told. */
  reason: string;
}
export interface RegisterVenue {
  /** The name. */
  name: string;
  /** What it is. */
  kind: VenueKind;
  /** The organization that runs it. */
  owner_id: string;
  /** Where it is. */
  address: string;
  /** Square metres, with two decimal places at most. */
  area: number;
  /** What it has; in any order. */
  facilities?: Facility[];
  /** Any order, without overlaps; empty for by appointment. */
  opening_hours?: HoursInput[];
  /** The local key, unique among venues. */
  code: string;
  /** The chain it serves, if any. */
  chain_id?: string | null;
  /** Whether others than its owner may use it. */
  shared?: boolean;
}
export interface Relation {
  id: string;
  /** How the subject stands to the object. */
  kind: RelationKind;
  subject: Reference;
  object: Reference;
  /** In an alliance; null otherwise. */
  role: AllianceRole | null;
  valid_from: string;
  /** The last day; null while it lasts. */
  valid_to: string | null;
}
export interface RelationPage {
  items: Relation[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ReleasePart {
  /** Why. */
  reason: string;
}
export interface RemoveFromCase {
  /** The requests, at most 100. */
  request_ids: string[];
  /** Why they do not belong to it. */
  reason: string;
}
export interface ReplaceNotificationRules {
  /** All of them in order. Who is in several audiences of an event is told once: in the words of the first rule, over the channels of all. */
  rules: NotificationRuleInput[];
}
export interface ReplaceRules {
  /** All rules in order; the first that matches decides. */
  rules: Rule[];
  /** What was changed and why. */
  comment?: string;
}
export interface Replay {
  /** Whose events they are. */
  service: string;
  /** To whom they go. */
  consumer: string;
  /** Those written from this moment on; wall time. */
  since: string;
  /** When it was asked for; wall time. */
  requested_at: string;
  /** How many have been published so far. */
  published: number;
  /** When the last one was; null while it goes on. */
  finished_at: string | null;
  /** Why it does not get on. */
  error: string | null;
}
export interface ReplayManyBody {
  /** Only of this consumer. */
  consumer?: string | null;
  /** Only events of this type. */
  type?: string | null;
  /** Only events of this aggregate. */
  key?: string | null;
  /** Only what came here from this moment on; wall time. */
  since?: string | null;
  /** Only what came here before this moment; wall time. */
  until?: string | null;
  /** Dead letters by preset; `waiting` tries those at once that would be tried later. */
  status?: UndecidedStatus;
  /** The `next` of the call before, to go on with what comes behind. */
  after?: string | null;
}
export interface Request {
  id: string;
  /** The number for people: the day and a serial number. */
  number: string;
  title: string;
  /** Where it stands. */
  status: RequestStatus;
  /** By which way it came in. */
  channel: RequestChannel;
  /** The on-site day on which it was taken in, if it was. */
  on_site_day_id: string | null;
  /** Null until it has been classified. */
  item_id: string | null;
  item_name: string | null;
  /** Who asks; null for a staff request, which no enterprise asks. */
  enterprise_id: string | null;
  enterprise_name: string;
  /** Of a staff request, whose employee asks, if that is said. */
  employer_id: string | null;
  employer_name: string | null;
  /** Whether the employee lets the employer read a staff request; of others false. */
  opened_to_employer: boolean;
  chain_id: string | null;
  chain_name: string | null;
  /** The segments in which the enterprise works on the chain. */
  segments: string[];
  park_id: string | null;
  park_name: string | null;
  /** Who handles it now. */
  department_id: string | null;
  department_name: string | null;
  /** Co-departments, which have a part in it; none if released. */
  co_department_ids: string[];
  co_department_names: string[];
  /** How many parts are not done yet; until then it cannot be answered. */
  open_parts: number;
  submitted_at: string;
  /** Null before the dispatch. */
  due_at: string | null;
  /** Whether `due_at` may change when the holidays of a year are published. */
  provisional: boolean;
  /** Whether it is late: still to be answered after the due date (while a return is reviewed, or the enterprise has to supply something, none becomes late), or still not dispatched when the dispatcher's clock has run out. What else is late stands under `clocks` of the detail. */
  overdue: boolean;
  /** The highest rung of the supervision ladder reached. */
  rung: Rung | null;
  answered_at: string | null;
  closed_at: string | null;
  /** What of it waits for a decision now. */
  pending: RequestPending[];
  /** What the caller can do now. */
  actions: RequestAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface RequestCommentFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface RequestCommentFilePage {
  items: RequestCommentFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface RequestDetail {
  id: string;
  /** The number for people: the day and a serial number. */
  number: string;
  title: string;
  /** Where it stands. */
  status: RequestStatus;
  /** By which way it came in. */
  channel: RequestChannel;
  /** The on-site day on which it was taken in, if it was. */
  on_site_day_id: string | null;
  /** Null until it has been classified. */
  item_id: string | null;
  item_name: string | null;
  /** Who asks; null for a staff request, which no enterprise asks. */
  enterprise_id: string | null;
  enterprise_name: string;
  /** Of a staff request, whose employee asks, if that is said. */
  employer_id: string | null;
  employer_name: string | null;
  /** Whether the employee lets the employer read a staff request; of others false. */
  opened_to_employer: boolean;
  chain_id: string | null;
  chain_name: string | null;
  /** The segments in which the enterprise works on the chain. */
  segments: string[];
  park_id: string | null;
  park_name: string | null;
  /** Who handles it now. */
  department_id: string | null;
  department_name: string | null;
  /** Co-departments, which have a part in it; none if released. */
  co_department_ids: string[];
  co_department_names: string[];
  /** How many parts are not done yet; until then it cannot be answered. */
  open_parts: number;
  submitted_at: string;
  /** Null before the dispatch. */
  due_at: string | null;
  /** Whether `due_at` may change when the holidays of a year are published. */
  provisional: boolean;
  /** Whether it is late: still to be answered after the due date (while a return is reviewed, or the enterprise has to supply something, none becomes late), or still not dispatched when the dispatcher's clock has run out. What else is late stands under `clocks` of the detail. */
  overdue: boolean;
  /** The highest rung of the supervision ladder reached. */
  rung: Rung | null;
  answered_at: string | null;
  closed_at: string | null;
  /** What of it waits for a decision now. */
  pending: RequestPending[];
  /** What the caller can do now. */
  actions: RequestAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
  description: string;
  form: FormAnswer[];
  /** The person who submitted it. */
  submitted_by: string;
  /** The name that person had then. */
  submitted_by_name: string | null;
  /** The answer that holds; null before, and while it is handled again. */
  answer: string | null;
  answered_on_time: boolean | null;
  /** Of the answer that holds. */
  evaluation: Evaluation | null;
  /** All answers with their evaluations, in the order in which they were given. */
  rounds: AnswerRound[];
  /** When an answer that nobody evaluates closes by itself. */
  closes_at: string | null;
  /** Whether `closes_at` may change when the holidays of a year are published. */
  closes_provisional: boolean;
  /** Working days granted in this handling. */
  extended_days: number;
  pending_extension: PendingExtension | null;
  pending_supplement: PendingSupplement | null;
  /** The parts of co-departments, in the order in which they were added; also those that ended. */
  parts: Part[];
  /** Who owes what until when: its clocks that have not stopped, the earliest due first. */
  clocks: OpenClock[];
  /** How often departments have returned it. */
  returns: number;
  /** How often it was sent on to another department. */
  redispatches: number;
  /** How often the supervisor reopened it. */
  reopened: number;
  /** How many comments the caller can read of it, those withdrawn aside. */
  comments: number;
  /** Until when the department may return the dispatch. */
  return_until: string | null;
}
export interface RequestFigures {
  /** By what they are grouped. */
  group_by: FigureGrouping;
  from: string | null;
  to: string | null;
  /** When it was computed. */
  as_of: string;
  groups: FiguresGroup[];
  totals: Figures;
}
export interface RequestFile {
  id: string;
  /** Its name. */
  name: string;
  /** What it is to it. */
  kind: RequestFileKind;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface RequestFilePage {
  items: RequestFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface RequestJob {
  id: string;
  /** The operation that was called, such as `import_file`. */
  act: string;
  /** The file, if it is about one. */
  filename: string | null;
  /** Where it stands. */
  status: JobStatus;
  /** How far it is: rows that have been checked. */
  done: number;
  /** Of how many; null until it is known. */
  total: number | null;
  /** The proposal that it has made, where it waits for a second person, or has carried out. */
  proposal_id: string | null;
  /** Why it failed. Lists of jobs leave it out, so it is null there. */
  problem: JobProblem | null;
  /** When it was accepted; wall time. */
  created_at: string;
  /** When it was begun with. */
  started_at: string | null;
  /** When it ended. */
  finished_at: string | null;
  version: number;
  /** What was done; null before the end. Lists of jobs leave it out, so it is null there. */
  result: RequestJobResult | null;
}
export interface RequestJobPage {
  items: RequestJob[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface RequestJobResult {
  /** The case whose requests they are. */
  case_id: string;
  /** How many requests were answered. */
  done: number;
  /** Those that could not be, with the reason. */
  refused: NotDone[];
}
export interface RequestPage {
  items: Request[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ResetPassword {
  /** The code of the mail; capitals, blanks and hyphens do not matter. */
  code: string;
  /** At least 10 characters that are not guessed soon: no common words, names, keys side by side or dates alone. */
  new_password: string;
}
export interface RestartedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  /** The name of who decided it. */
  approver?: string;
  /** The due date before it. */
  due_before: string;
  /** The due date after it. */
  due_at: string;
  /** Working days of the new period. */
  days: number;
  /** The name of who handles it now. */
  department?: string;
  step: "restarted";
}
export interface ResumedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  /** The name of who decided it. */
  approver?: string;
  /** The due date before it. */
  due_before: string;
  /** The due date after it. */
  due_at: string;
  step: "resumed";
  /** Working time that the pause took, in whole minutes. */
  minutes: number;
  /** Whether the pause was the review of a return. */
  returned: boolean;
  /** Whether the time to supply something was over. */
  expired: boolean;
}
export type Resync = { [name: string]: unknown };
/** Something may have been missed: read again what is shown. */
export interface ResyncEvent {
  event: "resync";
  data: string;
}
export interface Return {
  /** Why it is not for this department. */
  reason: string;
  /** Whether the enterprise may read these words too; preset: it may not. */
  visible_to_enterprise?: boolean;
}
export interface ReturnHistoryEntry {
  id: string;
  at: string;
  action: "return";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: WhomDetails;
}
export interface ReturnPart {
  /** Why it has no part in this. */
  reason: string;
}
export interface ReturnedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  step: "returned";
  /** The name of who returned it. */
  department?: string;
}
export interface Review {
  /** `reopen`: it is handled again; `uphold`: the answer stands and the request is closed. */
  decision: ReviewDecision;
  /** Why. */
  reason: string;
  /** Whether the enterprise may read these words too; preset: it may not. */
  visible_to_enterprise?: boolean;
  /** Who handles it when it is reopened; preset: the department that answered. */
  department_id?: string | null;
}
export interface ReviewDetails {
  /** What was decided. */
  decision: ReviewDecision;
  /** Who handles it again; left out where the answer stands. */
  department_id?: string;
  /** Its name now. */
  department_name?: string | null;
}
export interface ReviewHistoryEntry {
  id: string;
  at: string;
  action: "review";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: ReviewDetails;
}
export interface Reviewed {
  /** What was decided. */
  decision: ReviewDecision;
  /** Why; null where it is not for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  at: string;
}
export interface RevokeMandate {
  /** For the agent. */
  reason?: string;
}
export interface RowChange {
  /** The title of the sheet. */
  sheet: string;
  /** The row, as the spreadsheet program numbers it. */
  row: number;
  /** Its key; of a post, that of the person. */
  code: string;
  /** What people call what the row is of. */
  title: Reason;
  /** What it would do. */
  outcome: RowOutcome;
  /** Of a row that updates: the columns that change; long lists only where they differ. */
  changed: FieldChange[];
}
export interface RowFault {
  /** The title of the sheet. */
  sheet: string;
  /** The row, as the spreadsheet program numbers it. */
  row: number;
  /** The head of the column; empty for the whole row. */
  column: string;
  /** What stands there. */
  value: string;
  reason: Reason;
}
export interface Rule {
  /** Items of the catalog, by id. */
  items?: string[];
  /** Chains, by id. */
  chains?: string[];
  /** Segments, as the registry names them. */
  segments?: string[];
  /** Parks, by their organization id. */
  parks?: string[];
  /** The department it goes to. */
  department_id: string;
  /** Why; shown to the dispatcher. */
  note?: string;
}
export interface RuleEvent {
  /** Its type. */
  event: string;
  /** Who can be told: whom its data tells. */
  audiences: Audience[];
  /** What `when` can ask of its data. */
  conditions: ConditionField[];
}
export interface RulesVersion {
  /** Its number; 0 is the empty list before the first. */
  version: number;
  created_at: string | null;
  /** The name of who made it. */
  created_by: string | null;
  comment: string;
  /** How many rules it has. */
  count: number;
}
export interface RulesVersionPage {
  items: RulesVersion[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface RungDetails {
  /** Of whose clock; left out where it is that of handling. */
  duty?: Duty;
  /** Of which part; left out where it is of none. */
  part_id?: string;
  /** Which co-department's part; left out where it is none's. */
  department_id?: string;
  /** Its name now. */
  department_name?: string | null;
  /** The rung. */
  rung: Rung;
}
export interface RungHistoryEntry {
  id: string;
  at: string;
  action: "rung";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: RungDetails;
}
export interface Satisfaction {
  /** How many evaluations there are. */
  evaluations: number;
  /** Whether the marks are withheld because there are fewer than 3 evaluations. */
  suppressed: boolean;
  /** Average of the overall mark, 1 to 5. */
  overall: number | null;
  /** Average, 1 to 5. */
  response_time: number | null;
  /** Average, 1 to 5. */
  result: number | null;
  /** Average, 1 to 5. */
  attitude: number | null;
  /** Share with an overall mark of 4 or 5, 0 to 1. */
  satisfied_rate: number | null;
}
export interface SaveView {
  /** What it is called. */
  name: string;
  /** Parameters of the list with their values; checked as the list checks them. */
  filters?: { [name: string]: unknown };
  /** An order of the list; null for its own. */
  sort?: string | null;
  /** Fields of the items of the list, in the order in which to show them; empty for all. */
  columns?: string[];
  /** Whether to see the list so at first; another default of the list is one no more. */
  default?: boolean;
  /** The role to share it with: its holders at the organizations and chains of the owner's posts may read it; all of them, if the owner is registrar, operator or supervisor of all chains. Its holders must be able to read the list. Null for nobody. */
  shared_with?: Role | null;
  /** The operation that reads the list; it must be one that the caller may call. */
  operation: string;
}
export interface Search {
  /** The services that did not answer: what they know is missing here. Normally empty. */
  unavailable: string[];
  kinds: FoundKind[];
}
export interface Sentences {
  zh: string[];
  en: string[];
}
export interface ServiceAgent {
  /** The person. */
  id: string;
  name: string;
  /** Where the post is held. */
  organization_id: string;
  organization_name: string;
}
export interface ServiceAgentPage {
  items: ServiceAgent[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ServiceMessaging {
  service: string;
  /** Whether the service could be asked. */
  available: boolean;
  /** Null when the service is away. */
  outbox: Outbox | null;
  consumers: ConsumerState[];
  /** The latest replays of its events. */
  replays: Replay[];
}
export interface Session {
  /** A signed JWT; send it as Bearer. */
  access_token: string;
  /** Always `Bearer`. */
  token_type: string;
  /** Seconds until the access token expires. */
  expires_in: number;
  /** Good for one refresh; the answer brings the next. Left out where it is kept in a cookie. */
  refresh_token?: string;
  /** Only of a sign-in: keep it on the device and send it with the next one there. Who has it does not wait for failed sign-ins of others. It gives no access by itself, and ends after 90 days without a sign-in. */
  device_key: string | null;
  person: NamedPerson;
  /** Whether the session is only good for changing the password. */
  must_change_password: boolean;
  /** Whether it is only good for setting up a second factor, which the role takes. */
  must_enrol_factor: boolean;
}
export interface SheetCounts {
  /** Which sheet, by the name of its ledger. */
  sheet: string;
  created: number;
  updated: number;
  unchanged: number;
}
export interface Shift {
  /** When it begins, HH:MM. */
  start: string;
  /** When it ends, HH:MM, later the same day, at the latest 24:00. Hours over midnight, such as 22:00 to 06:00, are two shifts: 00:00 to 06:00 first and 22:00 to 24:00 last. */
  end: string;
}
export interface ShiftInput {
  /** When it begins, HH:MM. */
  start: string;
  /** When it ends, HH:MM, later the same day, at the latest 24:00. Hours over midnight, such as 22:00 to 06:00, are two shifts: 00:00 to 06:00 first and 22:00 to 24:00 last. */
  end: string;
}
export interface ShownFigureValue {
  /** In its unit; null where there is nothing to compute it from, or if it is withheld. */
  value: number | null;
  /** Of how many it is a share or an average; null for others. */
  sample: number | null;
  /** Whether it is withheld because there are too few in the sample. */
  suppressed: boolean;
  /** Path and query of the list of exactly what it counts; null if no list shows that. */
  opens: string | null;
}
export interface SignInChallenge {
  /** For `POST /v1/sessions/completion`, with a code of the second factor. */
  challenge: string;
  /** Seconds until it is good for nothing. */
  expires_in: number;
}
export interface SigningKey {
  kty: string;
  crv: string;
  x: string;
  kid: string;
  use: string;
  alg: string;
  /** The moment from which no token of a replaced key is accepted; null for the key in use. */
  expires_at: string | null;
}
export interface SigningKeys {
  keys: SigningKey[];
}
export interface SimilarRequest {
  id: string;
  number: string;
  title: string;
  /** Where it stands. */
  status: RequestStatus;
  item_name: string | null;
  /** Who asks; null for a staff request, which no enterprise asks. */
  enterprise_id: string | null;
  enterprise_name: string;
  /** Who handles it now. */
  department_id: string | null;
  department_name: string | null;
  submitted_at: string;
  /** The case in which it waits; null where it is in none that the caller sees. */
  case_id: string | null;
  /** Its number. */
  case_number: string | null;
  /** How alike they are, from 0 to 1. */
  score: number;
  /** What they have in common. */
  reasons: SimilarityReason[];
  /** The words that tell most of it, those first that tell more. */
  shared: string[];
}
export interface SimilarRequests {
  items: SimilarRequest[];
}
export interface SimilarTo {
  /** What it is about, in one line. */
  title: string;
  /** The matter, as far as it is written. */
  description?: string;
  /** The item of the catalog, if any. */
  item_id?: string | null;
  /** The chain it concerns, if any. */
  chain_id?: string | null;
  /** How many at most, 1 to 50. */
  limit?: number;
}
export interface SkipGapBody {
  /** The consumer. */
  consumer: string;
  /** The aggregate. */
  key: string;
  /** Why; it is kept in the audit. */
  reason: string;
}
export interface SkippedGap {
  consumer: string;
  key: string;
  /** The number up to which it counts as applied now. */
  cursor: number;
  /** How many events were given up. */
  skipped: number;
}
export interface StaffPerson {
  request_id: string;
  /** The name in full. */
  name: string;
  /** The telephone number in full. */
  phone: string | null;
}
export interface StartReplayBody {
  /** The consumer, such as `notifications.tell`. */
  consumer: string;
  /** Events written from this moment on; wall time. */
  since: string;
}
export interface Started {
  items: Replay[];
}
export interface StartedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  step: "started";
  /** Working days of the period. */
  days: number;
  /** The name of who handles it. */
  department?: string;
}
export interface StoppedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  step: "stopped";
}
export interface StreamTicket {
  /** For one stream: `GET /v1/live?ticket=…`. */
  ticket: string;
  /** Seconds within which the stream has to begin. */
  expires_in: number;
}
export interface SubmissionHistoryEntry {
  id: string;
  at: string;
  action: "submission";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: NoDetails;
}
export interface Submit {
  /** What it is about, in one line. */
  title: string;
  /** The matter in full. */
  description: string;
  /** The item of the catalog; null if none fits, then the dispatcher classifies it. */
  item_id?: string | null;
  /** Answers to the item's form, by key. */
  form?: { [name: string]: unknown };
  /** The enterprise; needed by whoever speaks for several, and by whoever takes it in for one. */
  enterprise_id?: string | null;
  /** By which way it came in, where it is taken in for an enterprise of the caller's park: `grid` by a grid worker, the others by a service centre clerk; preset: `grid` and `on_site`. Not for the enterprise itself. */
  channel?: TakenInChannel | null;
  /** The on-site day of the park on which it was taken in; with `on_site`. */
  on_site_day_id?: string | null;
  /** The chain it concerns; preset: the enterprise's, the one it leads first. */
  chain_id?: string | null;
}
export interface SubmitStaffRequest {
  /** What it is about, in one line. */
  title: string;
  /** The matter in full. */
  description: string;
  /** The item of the catalog; null if none fits, then the dispatcher classifies it. */
  item_id?: string | null;
  /** Answers to the item's form, by key. */
  form?: { [name: string]: unknown };
  /** Who asks. Encrypted; read in full by itself. */
  person_name: string;
  /** How to reach who asks. Encrypted; read in full by itself. */
  person_phone?: string | null;
  /** The enterprise whose employee asks. Its contacts learn nothing of it. */
  employer_id?: string | null;
  /** The park whose service centre takes it in; needed only by a clerk of several. */
  centre_id?: string | null;
  /** Whether the employee lets the employer read it. */
  opened_to_employer?: boolean;
}
export interface SubmitStaffRequestItem {
  /** The body of the call. */
  body?: SubmitStaffRequest;
}
export interface SubmitStaffRequests {
  /** 1 to 200 calls, done one after the other. */
  items: SubmitStaffRequestItem[];
}
export interface Supplement {
  /** What is needed. The enterprise reads it. */
  content: string;
  /** For how many working days the clock waits at most; preset: as many as the terms allow. */
  days?: number | null;
}
export interface SupplementDetails {
  /** The comment. */
  comment_id: string;
  /** Working days, at most. */
  days: number;
  /** When these are over. */
  until: string;
}
export interface SupplementExpiryHistoryEntry {
  id: string;
  at: string;
  action: "supplement_expiry";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: NoDetails;
}
export interface SupplementHistoryEntry {
  id: string;
  at: string;
  action: "supplement";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: SupplementDetails;
}
export interface Supply {
  /** What is supplied, or where it is found. */
  content: string;
}
export interface SupplyHistoryEntry {
  id: string;
  at: string;
  action: "supply";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: OfCommentDetails;
}
export interface TakeBack {
  /** Why. The claimer reads it. */
  reason: string;
}
export interface Terms {
  /** Handling time of items of the catalog that say nothing else. */
  handling_days: number;
  /** How much all extensions of one handling may come to. */
  extension_days: number;
  /** For how long a department may return a dispatch. */
  return_days: number;
  /** How often one department may return the same request. */
  returns_per_department: number;
  /** Percentages of the time at which the department is reminded, rising. */
  reminders: number[];
  /** How long after the due date the supervision notice comes. */
  supervision_days: number;
  /** How long after that the chain chief is told. */
  chain_chief_days: number;
  /** How long an answer given from now on waits for its evaluation before the request closes. */
  evaluation_days: number;
  /** The highest overall mark, 0 to 4, with which an evaluation goes to the supervisor. */
  poor_at_most: number;
  /** How long the dispatcher has to dispatch what is submitted from now on; 1 by preset. Left out of a change, it stays as it is. */
  dispatch_days?: number;
  /** How long the dispatcher has to review a return; 1 by preset. Left out of a change, it stays as it is. */
  return_review_days?: number;
  /** How long the dispatcher has to decide on an extension; 1 by preset. Left out of a change, it stays as it is. */
  extension_decision_days?: number;
  /** How long the supervisor has to review a poor evaluation; 3 by preset. Left out of a change, it stays as it is. */
  review_days?: number;
  /** How long the follow-up clerk has to call back; 5 by preset. Left out of a change, it stays as it is. */
  follow_up_days?: number;
  /** The percentage that is drawn for follow-up, beside all that was rated poorly or by nobody; 20 by preset. A change holds from the next month on. Left out of a change, it stays as it is. */
  follow_up_share?: number;
  /** How often the enterprise may be asked in one handling to supply something, which pauses the clock; 1 by preset. Left out of a change, it stays as it is. */
  supplements?: number;
  /** For how many working days the clock waits for that at most; 5 by preset. Left out of a change, it stays. */
  supplement_days?: number;
}
export interface TrainingReport {
  /** The chain asked for. */
  chain_id: string | null;
  /** The first day asked for. */
  from: string | null;
  /** The last day asked for. */
  to: string | null;
  /** Courses held. */
  courses: number;
  /** Enrolments in them that were not cancelled. */
  enrolments: number;
  /** Attendances: one for each person and course. */
  attendances: number;
  /** The same for each course, the latest first, at most 200. */
  by_course: CourseFigures[];
}
export interface Trial {
  /** The item. */
  item_id: string;
  /** The chain, if any. */
  chain_id?: string | null;
  /** The segments of the enterprise; a rule takes it if it names one of them. */
  segments?: string[];
  /** The park, if any. */
  park_id?: string | null;
  /** The version of the rules to try; preset: the current one. */
  version?: number | null;
}
export interface TrialResult {
  /** The version of the rules that was tried. */
  rules_version: number;
  /** `rule`, or `item` where no rule matched. */
  source: DispatchSource;
  /** The rule that matched. */
  position: number | null;
  department_id: string;
  department_name: string | null;
  /** Whether it can take requests now. */
  department_active: boolean;
  /** Every rule up to the one that matched. */
  steps: TrialStep[];
}
export interface TrialStep {
  position: number;
  matched: boolean;
  unmet: Unmet[];
  note: string;
}
export interface Uncovered {
  id: string;
  code: string;
  name: string;
  park: Reference | null;
  headcount: number | null;
  member_count: number | null;
}
export interface UncoveredPage {
  items: Uncovered[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Unmet {
  /** What was asked for. */
  condition: RuleCondition;
  /** The values one of which was needed. */
  expected: string[];
  /** What the request has; empty for none. */
  given: string[];
}
export interface UnreadCount {
  /** How many entries of the inbox are not read. */
  unread: number;
}
export interface Venue {
  id: string;
  code: string;
  name: string;
  /** What it is. */
  kind: VenueKind;
  /** The organization that runs it. */
  owner: Reference;
  /** The chain it serves; null for everybody. */
  chain: Reference | null;
  address: string;
  /** Square metres, with two decimal places at most. */
  area: number;
  facilities: Facility[];
  /** In the order of the week; empty for by appointment. */
  opening_hours: Hours[];
  /** Whether others than its owner may use it. */
  shared: boolean;
  /** Whether it can be used. */
  status: VenueStatus;
  /** The day on which it was closed. */
  closed_on: string | null;
  /** Why it was closed. */
  close_reason: string | null;
  /** What the caller can do now. */
  actions: VenueAction[];
  version: number;
}
export interface VenueFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface VenueFilePage {
  items: VenueFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface VenuePage {
  items: Venue[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface VenueReport {
  /** How many. */
  venues: number;
  /** Their square metres together. */
  area: number;
  /** The square metres of the smallest; null without any. */
  smallest_area: number | null;
  /** The same for each kind of which there are any. */
  by_kind: KindFigures[];
}
export interface View {
  id: string;
  name: string;
  /** The operation that reads the list, such as `list_requests`. */
  operation: string;
  /** The parameters of the list and their values. */
  filters: { [name: string]: unknown };
  /** The order; null for that of the list. */
  sort: string | null;
  /** The fields to show, in order; empty for all. */
  columns: string[];
  /** Whether its owner sees the list so at first. */
  default: boolean;
  /** The role whose holders may read it; null for nobody. */
  shared_with: Role | null;
  /** Who saved it. */
  owner: NamedPerson;
  /** Whether the caller is its owner. */
  mine: boolean;
  version: number;
}
export interface ViewPage {
  items: View[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Vocabulary {
  /** The name of its schema in this document. */
  name: string;
  /** What the codes tell, in Chinese. */
  zh: string;
  /** What the codes tell, in English. */
  en: string;
  /** In order. */
  codes: WordedCode[];
}
export interface VocabularyList {
  /** By name. */
  vocabularies: Vocabulary[];
}
export interface Waiting {
  /** The kinds, such as `request.dispatch`. */
  kinds: string[];
}
export interface WhomDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
}
export interface Withdraw {
  /** Why it is no longer needed. */
  reason: string;
}
export interface WithdrawOffer {
  /** Why. Claims that are not confirmed are refused with it. */
  reason: string;
}
export interface WithdrawSigningKeys {
  /** The `kid` of the key, as in `/.well-known/jwks.json`; left out: every key there is. */
  kid?: string | null;
}
export interface WithdrawalHistoryEntry {
  id: string;
  at: string;
  action: "withdrawal";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: NoDetails;
}
export interface WordedCode {
  /** What stands in bodies, queries, results and events. */
  code: string;
  /** What it is called in Chinese. */
  zh: string;
  /** What it is called in English. */
  en: string;
}
export interface Words {
  /** In Chinese. */
  zh: string;
  /** In English. */
  en: string;
}
export interface WordsData {
  /** In Chinese. */
  zh: string;
  /** In English. */
  en: string;
}
export interface WorkCounts {
  /** What is late. */
  overdue: number;
  /** What is soon due. */
  due_soon: number;
  /** The rest. */
  other: number;
  /** All of it. */
  total: number;
}
export interface WorkItem {
  /** The thing, such as a request. */
  id: string;
  /** Its path, such as `/v1/requests/…`. */
  link: string;
  /** What people know it by, if anything. */
  number: string | null;
  /** What it is about. */
  title: string;
  /** How urgent it is. */
  urgency: WorkUrgency;
  /** Since when it waits for this. */
  since: string;
  /** Until when; null for no end. */
  due_at: string | null;
}
export interface WorkOfKind {
  /** The kind, such as `request.dispatch`. */
  kind: string;
  /** What it is called. */
  words: Words;
  /** The kind of thing that waits, such as `request`. */
  resource: string;
  /** How much of it waits. */
  counts: WorkCounts;
  /** The path and query of the list of all of it. */
  opens: string;
  /** The 20 most urgent at most: what is late first, then by `due_at`. */
  items: WorkItem[];
}
export interface WorkingCalendar {
  /** Grows with every change; 0 is the preset calendar. */
  version: number;
  shifts: Shift[];
  years: CalendarYear[];
  days: CalendarDay[];
}
export interface WorkingHours {
  /** In order, without overlap; the first is what a half-day has. */
  shifts: ShiftInput[];
  /** Why; shown wherever a deadline that it moves is explained. */
  reason: string;
}
export interface Worklist {
  /** The services that did not answer: what they know is missing here. Normally empty. */
  unavailable: string[];
  /** How much waits in all. */
  counts: WorkCounts;
  /** Every kind of work that the caller's roles have, also where nothing waits. */
  kinds: WorkOfKind[];
}
/** What waits for the caller may have changed. */
export interface WorklistEvent {
  event: "worklist";
  data: string;
}
/** What comes in a stream: the data of each event by its name. */
export interface Frames {
  /** A new entry of the inbox, whose id is `id`. */
  "inbox.entry-added": EntryAddedData;
  /** Entries were read, perhaps in another window. */
  "inbox.entries-read": UnreadCount;
  /** Things that the caller may see have changed. */
  changed: Changed;
  /** What waits for the caller may have changed. */
  worklist: Waiting;
  /** Something may have been missed: read again what is shown. */
  resync: Resync;
}
/** What any operation may answer with instead. */
export type Usual = "changed-meanwhile" | "exports-under-way" | "forbidden" | "idempotency-key-in-use" | "idempotency-key-outlived" | "idempotency-key-reused" | "internal" | "invalid" | "key-refused" | "key-scope" | "malformed" | "method-not-allowed" | "not-found" | "overloaded" | "password-change-required" | "precondition-required" | "second-factor-required" | "timed-out" | "token-expired" | "token-stale" | "too-large" | "too-many-requests" | "too-slow" | "unauthenticated" | "unavailable" | "unsupported-media-type";
export interface Operations {
  /** The figures that can be asked for (指标目录). */
  get_figures: {
    in: {};
    out: FigureCatalog;
    fails: Usual;
  };
  /** The values of figures (指标数值). */
  get_figure_values: {
    in: { query: {
      /** Only of this chain; of several if repeated. */
      chain_id?: string[];
      /** Only of this park; of several if repeated. */
      park_id?: string[];
      /** Only of this organization; of several if repeated. */
      organization_id?: string[];
      /** Only of this department; of several if repeated. */
      department_id?: string[];
      /** Only of this item; of several if repeated. */
      item_id?: string[];
      /** Only of this course; of several if repeated. */
      course_id?: string[];
      /** Only of this channel; of several if repeated. */
      channel?: RequestChannel[];
      /** The names of the figures, one parameter each; at most 50. */
      names: string[];
      /** By what to group them; without it there are totals alone. By organization or course only for those that are named, with `organization_id` or `course_id`. */
      group_by?: FigureDimension | null;
      /** What happened on this day or later. */
      from?: string | null;
      /** What happened on this day or earlier; the day of figures of a day, today by preset. */
      to?: string | null;
      /** The result as a table in a file, with words in place of codes. */
      format?: "csv" | "xlsx";
    } };
    out: FigureValues;
    fails: Usual;
  };
  /** Live updates (server-sent events) (实时更新(SSE)). */
  get_live: {
    in: { query?: {
      /** Only changes of things of these kinds, separated by commas or given several times, such as `request,venue`; without it, of all kinds. Inbox entries always come. */
      types?: string[] | null;
      /** A ticket of `POST /v1/live/tickets`, instead of an Authorization header. */
      ticket?: string | null;
      /** The id of the last entry received, where a client cannot send `Last-Event-ID`. */
      after?: string | null;
    } };
    out: ReadableStream<Uint8Array>;
    fails: Usual | "stream-ticket-refused";
  };
  /** The ledgers that can be imported (可导入的台账). */
  list_ledgers: {
    in: {};
    out: LedgerList;
    fails: Usual;
  };
  /** Download the template of a ledger (下载台账模板). */
  get_ledger_template: {
    in: { path: {
      ledger: string;
    } };
    out: Blob;
    fails: Usual;
  };
  /** Events not published yet (未发布的事件). */
  list_outbox: {
    in: { path: {
      service: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only those that no queue has taken, or only the others. */
      unroutable?: boolean | null;
      /** Only events of this type. */
      type?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: OutboxEntryPage;
    fails: Usual;
  };
  /** Parked events and dead letters (搁置的事件与死信). */
  list_parked: {
    in: { path: {
      service: string;
    }; query?: {
      /** Only of this consumer. */
      consumer?: string | null;
      /** Only events of this type. */
      type?: string | null;
      /** Only events of this aggregate. */
      key?: string | null;
      /** Only what came here from this moment on; wall time. */
      since?: string | null;
      /** Only what came here before this moment; wall time. */
      until?: string | null;
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only those of this status; by preset those nobody has decided about. */
      status?: ParkedStatus | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ParkedPage;
    fails: Usual;
  };
  /** Read a parked event (查看搁置的事件). */
  get_parked: {
    in: { path: {
      service: string;
      parked_event_id: string;
    } };
    out: ParkedDetail;
    fails: Usual;
  };
  /** Try a parked event again (重试搁置的事件). */
  replay_parked: {
    in: { path: {
      service: string;
      parked_event_id: string;
    } };
    out: Parked;
    fails: Usual | "not-replayable" | "parked-dropped";
  };
  /** Try parked events again (批量重试搁置的事件). */
  replay_parked_many: {
    in: { path: {
      service: string;
    }; body: ReplayManyBody };
    out: Decided;
    fails: Usual;
  };
  /** Drop a parked event (丢弃搁置的事件). */
  drop_parked: {
    in: { path: {
      service: string;
      parked_event_id: string;
    }; body: DropBody };
    out: Parked;
    fails: Usual | "parked-applied" | "parked-dropped";
  };
  /** Drop parked events (批量丢弃搁置的事件). */
  drop_parked_many: {
    in: { path: {
      service: string;
    }; body: DropManyBody };
    out: Decided;
    fails: Usual;
  };
  /** Gaps of ordered consumers (按序消费的缺口). */
  list_gaps: {
    in: { path: {
      service: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only of this consumer. */
      consumer?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: GapPage;
    fails: Usual;
  };
  /** Skip a gap (跳过缺口). */
  skip_gap: {
    in: { path: {
      service: string;
    }; body: SkipGapBody };
    out: SkippedGap;
    fails: Usual | "no-gap";
  };
  /** The state of messaging (消息状况). */
  get_messaging: {
    in: {};
    out: Messaging;
    fails: Usual;
  };
  /** Replay published events to a consumer (向消费者重放已发布的事件). */
  start_replay: {
    in: { body: StartReplayBody };
    out: Started;
    fails: Usual;
  };
  /** Deliveries of mail (邮件投递). */
  list_deliveries: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only deliveries of this status. */
      status?: DeliveryStatus | null;
      /** Only deliveries to this person. */
      person_id?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: DeliveryPage;
    fails: Usual;
  };
  /** Try a dead delivery again (重试投递). */
  retry_delivery: {
    in: { path: {
      delivery_id: string;
    } };
    out: Delivery;
    fails: Usual | "delivery-not-dead";
  };
  /** My inbox (我的消息). */
  list_inbox: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only entries that are not read yet (true), or only read ones (false). */
      unread?: boolean | null;
      /** Only entries of this kind: `request.dispatched`, or `request` for all of requests. */
      kind?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: EntryPage;
    fails: Usual;
  };
  /** How many entries are unread (未读消息数). */
  get_unread_count: {
    in: {};
    out: UnreadCount;
    fails: Usual;
  };
  /** Read one entry of my inbox (查看消息). */
  get_entry: {
    in: { path: {
      entry_id: string;
    } };
    out: Entry;
    fails: Usual;
  };
  /** Mark an entry read (标记已读). */
  read_entry: {
    in: { path: {
      entry_id: string;
    } };
    out: Entry;
    fails: Usual;
  };
  /** Mark several entries read (批量标记已读). */
  read_entries: {
    in: { body: ReadEntries };
    out: BulkResults;
    fails: Usual;
  };
  /** Mark every entry read (全部标记已读). */
  read_inbox: {
    in: { body: ReadAll };
    out: UnreadCount;
    fails: Usual;
  };
  /** The rules of who is told what (通知规则). */
  get_notification_rules: {
    in: {};
    out: NotificationRules;
    fails: Usual;
  };
  /** Replace the rules of who is told what (修改通知规则). */
  put_notification_rules: {
    in: { body: ReplaceNotificationRules; version: number };
    out: NotificationRules;
    fails: Usual;
  };
  /** The time of the platform (平台时间). */
  get_clock: {
    in: {};
    out: Clock;
    fails: Usual;
  };
  /** Move the time of the platform (demonstration and tests) (调整平台时间(演示与测试)). */
  put_clock: {
    in: { body: MoveClock };
    out: Clock;
    fails: Usual | "clock-fixed";
  };
  /** The codes of enumerated fields, with their words (代码表). */
  get_vocabulary: {
    in: {};
    out: VocabularyList;
    fails: Usual;
  };
  /** Sign in (登录). */
  open_session: {
    in: { body: OpenSession };
    out: Session | SignInChallenge;
    fails: Usual | "login-refused" | "sign-in-delayed" | "hashing-busy" | "foreign-origin";
  };
  /** Get a new access token (刷新令牌). */
  refresh_session: {
    in: { body: RefreshSession };
    out: Session;
    fails: Usual | "session-ended" | "foreign-origin";
  };
  /** Sign out (退出登录). */
  close_session: {
    in: {};
    out: undefined;
    fails: Usual;
  };
  /** Who I am and the posts I hold (我的身份与任职). */
  get_me: {
    in: {};
    out: Me;
    fails: Usual;
  };
  /** Change my password (修改密码). */
  change_password: {
    in: { body: ChangePassword };
    out: undefined;
    fails: Usual | "password-wrong" | "sign-in-delayed" | "hashing-busy";
  };
  /** Read an account (查看账号). */
  get_account: {
    in: { path: {
      person_id: string;
    } };
    out: Account;
    fails: Usual;
  };
  /** Open an account (开通账号). */
  open_account: {
    in: { path: {
      person_id: string;
    }; body: OpenAccount };
    out: Account | Proposal;
    fails: Usual | "login-taken" | "account-exists" | "operators-only" | "proposed-already" | "hashing-busy";
  };
  /** Open several accounts (批量开通账号). */
  open_accounts: {
    in: { query?: {
      /** The results as a file with a row for each item, such as one-time passwords to be handed out. */
      format?: "csv" | "xlsx";
    }; body: OpenAccounts };
    out: BulkResults;
    fails: Usual;
  };
  /** Reset, unlock or close an account (重置密码、解锁、停用账号). */
  change_account: {
    in: { path: {
      person_id: string;
    }; body: ChangeAccount };
    out: Account | Proposal;
    fails: Usual | "operators-only" | "last-of-role" | "proposed-already" | "hashing-busy";
  };
  /** List API keys (接口密钥列表). */
  list_api_keys: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of this owner. */
      person_id?: string | null;
      /** For this organization. */
      organization_id?: string | null;
      /** Only those that are good today, or only the others. */
      active?: boolean | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ApiKeyPage;
    fails: Usual;
  };
  /** Read an API key (查看接口密钥). */
  get_api_key: {
    in: { path: {
      api_key_id: string;
    } };
    out: ApiKey;
    fails: Usual;
  };
  /** Make an API key (发放接口密钥). */
  create_api_key: {
    in: { body: CreateApiKey };
    out: NewApiKey;
    fails: Usual;
  };
  /** Revoke an API key (撤销接口密钥). */
  revoke_api_key: {
    in: { path: {
      api_key_id: string;
    } };
    out: undefined;
    fails: Usual;
  };
  /** My jobs (我的任务). */
  list_jobs: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: JobPage;
    fails: Usual;
  };
  /** Read a job (查看任务). */
  get_job: {
    in: { path: {
      job_id: string;
    } };
    out: Job;
    fails: Usual;
  };
  /** List proposals (提案列表). */
  list_proposals: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only those that stand so. */
      status?: ProposalStatus | null;
      /** Only this kind of act. */
      act?: ProposalAct | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: ProposalWaiting | null;
      /** Concerning this person. */
      person_id?: string | null;
      /** Proposed by this person. */
      proposed_by?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ProposalPage;
    fails: Usual;
  };
  /** Read a proposal (查看提案). */
  get_proposal: {
    in: { path: {
      proposal_id: string;
    } };
    out: Proposal;
    fails: Usual;
  };
  /** Read the proposed name, telephone and e-mail in full (查看拟改姓名和联系方式(留痕)). */
  get_proposed_values: {
    in: { path: {
      proposal_id: string;
    } };
    out: ProposedValues;
    fails: Usual;
  };
  /** Approve a proposal (批准提案). */
  approve_proposal: {
    in: { path: {
      proposal_id: string;
    }; version?: number };
    out: Approval | Job;
    fails: Usual | "not-the-second-person" | "proposal-decided" | "proposer-left" | "proposal-outdated" | "post-taken" | "wrong-kind" | "chain-needed" | "days-reversed" | "operators-only" | "login-taken" | "account-exists" | "last-of-role" | "hashing-busy" | "import-refused" | "file-unreadable" | "imports-under-way" | "too-many-jobs";
  };
  /** Refuse a proposal (拒绝提案). */
  refuse_proposal: {
    in: { path: {
      proposal_id: string;
    }; body: RefuseProposal; version?: number };
    out: Proposal;
    fails: Usual | "not-the-second-person" | "proposal-decided";
  };
  /** Withdraw a proposal (撤回提案). */
  withdraw_proposal: {
    in: { path: {
      proposal_id: string;
    }; version?: number };
    out: Proposal;
    fails: Usual | "not-your-proposal" | "proposal-decided";
  };
  /** List chains (产业链列表). */
  list_chains: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Words or parts of the name, words of segments and sub-industries, the code. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** Only those in use, or only those not. */
      active?: boolean | null;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ChainPage;
    fails: Usual;
  };
  /** Read a chain, its chief and lead enterprises (查看产业链(含链长、链主企业)). */
  get_chain: {
    in: { path: {
      chain_id: string;
    }; query?: {
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
    } };
    out: Chain;
    fails: Usual;
  };
  /** Register a chain (登记产业链). */
  create_chain: {
    in: { body: CreateChain };
    out: Chain;
    fails: Usual | "code-taken";
  };
  /** Change a chain (修改产业链). */
  change_chain: {
    in: { path: {
      chain_id: string;
    }; body: ChangeChain; version: number };
    out: Chain;
    fails: Usual | "division-in-use";
  };
  /** Sign in: the second step (登录第二步). */
  complete_sign_in: {
    in: { body: CompleteSignIn };
    out: Session;
    fails: Usual | "challenge-ended" | "code-wrong" | "sign-in-delayed" | "foreign-origin";
  };
  /** My second factor (我的第二因素). */
  get_factor: {
    in: {};
    out: Factor;
    fails: Usual;
  };
  /** Begin to set up a second factor (申请启用第二因素). */
  enrol_factor: {
    in: { body: EnrolFactor };
    out: Enrolment;
    fails: Usual | "password-wrong" | "sign-in-delayed" | "hashing-busy" | "second-factor-there";
  };
  /** Confirm the second factor (确认启用第二因素). */
  confirm_factor: {
    in: { body: ConfirmFactor };
    out: NewRecoveryCodes;
    fails: Usual | "no-second-factor" | "second-factor-there" | "code-wrong" | "sign-in-delayed";
  };
  /** Get other recovery codes (更换恢复码). */
  renew_recovery_codes: {
    in: { body: Proved };
    out: NewRecoveryCodes;
    fails: Usual | "password-wrong" | "sign-in-delayed" | "hashing-busy" | "no-second-factor" | "code-wrong";
  };
  /** Remove the second factor (移除第二因素). */
  remove_factor: {
    in: { body: Proved };
    out: undefined;
    fails: Usual | "password-wrong" | "sign-in-delayed" | "hashing-busy" | "no-second-factor" | "code-wrong";
  };
  /** List organizations (组织列表). */
  list_organizations: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Any of these kinds. */
      kind?: OrganizationKind[] | null;
      /** On this chain. */
      chain_id?: string | null;
      /** In the segment of this name. */
      segment?: string | null;
      /** In the sub-industry of this name. */
      sub_industry?: string | null;
      /** Only lead enterprises, or only others. */
      lead?: boolean | null;
      /** In this park. */
      park_id?: string | null;
      /** Only those that exist, or only those that do not. */
      active?: boolean | null;
      /** Only those with an honor, or only those without. */
      honored?: boolean | null;
      /** Only those that a party organization covers, or only the others. */
      covered?: boolean | null;
      /** Only those affiliated with another, or only the others, as at the top. */
      affiliated?: boolean | null;
      /** Affiliated with this organization. */
      superior_id?: string | null;
      /** Words or parts of the name, the code or the unified social credit code. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The order: by code, by name, or the newest first. */
      sort?: OrganizationOrder;
      /** The day for which it is asked; today by preset. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: OrganizationPage;
    fails: Usual;
  };
  /** List venues (阵地列表). */
  list_venues: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Any of these kinds. */
      kind?: VenueKind[] | null;
      /** Run by this organization. */
      owner_id?: string | null;
      /** Serving this chain. */
      chain_id?: string | null;
      /** Only those that are shared, or only the others. */
      shared?: boolean | null;
      /** Only those that are open, or only those closed. */
      status?: VenueStatus | null;
      /** Waiting for registrars to do this, as in the worklist. */
      waiting?: VenueWaiting | null;
      /** Of at least so many square metres. */
      min_area?: number | null;
      /** Words or parts of the name, words of the address, the code. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: VenuePage;
    fails: Usual;
  };
  /** Import a spreadsheet (导入电子表格). */
  import_file: {
    in: { body: Import | FormData };
    out: ImportResult | Proposal | Job;
    fails: Usual | "import-refused" | "file-unreadable" | "imports-under-way" | "too-many-jobs" | "proposed-already" | "proposed-otherwise";
  };
  /** Read an organization (查看组织). */
  get_organization: {
    in: { path: {
      organization_id: string;
    }; query?: {
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
    } };
    out: Organization;
    fails: Usual;
  };
  /** Register an organization (登记组织). */
  create_organization: {
    in: { body: CreateOrganization };
    out: Organization;
    fails: Usual | "code-taken" | "uscc-taken" | "uscc-needed";
  };
  /** Change an organization (修改组织). */
  change_organization: {
    in: { path: {
      organization_id: string;
    }; body: ChangeOrganization; version: number };
    out: Organization;
    fails: Usual | "uscc-taken" | "uscc-needed";
  };
  /** Who holds posts at an organization (组织的任职人员姓名). */
  list_contacts: {
    in: { path: {
      organization_id: string;
    }; query?: {
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
    } };
    out: Contacts;
    fails: Usual;
  };
  /** Change my telephone, e-mail and language (修改本人电话、邮箱和语言). */
  change_me: {
    in: { body: ChangeMe };
    out: Person | Proposal;
    fails: Usual | "password-wrong" | "sign-in-delayed" | "asked-too-often" | "proposed-already" | "proposed-otherwise" | "hashing-busy";
  };
  /** Confirm my new e-mail address (确认新邮箱). */
  confirm_email: {
    in: { body: ConfirmEmail };
    out: Person | Proposal;
    fails: Usual | "code-refused" | "asked-too-often" | "proposed-already" | "proposed-otherwise";
  };
  /** The sessions that I have open (我的会话). */
  list_my_sessions: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MySessionPage;
    fails: Usual;
  };
  /** End one of my sessions (结束一个会话). */
  end_my_session: {
    in: { path: {
      session_id: string;
    } };
    out: undefined;
    fails: Usual;
  };
  /** End every session of mine but this one (结束其他所有会话). */
  end_my_other_sessions: {
    in: {};
    out: undefined;
    fails: Usual;
  };
  /** List persons (人员列表). */
  list_persons: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Words or parts of the name, or the code. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The whole telephone number or e-mail address. */
      contact?: string | null;
      /** Those who hold a post at this organization on the day. */
      organization_id?: string | null;
      /** Only those who are active, or only the others. */
      active?: boolean | null;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: PersonPage;
    fails: Usual;
  };
  /** Read a person (查看人员). */
  get_person: {
    in: { path: {
      person_id: string;
    } };
    out: Person;
    fails: Usual;
  };
  /** Read telephone and e-mail in full (查看完整联系方式(留痕)). */
  get_contact_details: {
    in: { path: {
      person_id: string;
    } };
    out: ContactDetails;
    fails: Usual;
  };
  /** Register a person (登记人员). */
  create_person: {
    in: { body: CreatePerson };
    out: Person;
    fails: Usual | "code-taken";
  };
  /** Change a person (修改人员). */
  change_person: {
    in: { path: {
      person_id: string;
    }; body: ChangePerson; version: number };
    out: Person | Proposal;
    fails: Usual | "operators-only" | "last-of-role" | "proposed-already" | "proposed-otherwise";
  };
  /** List posts (任职列表). */
  list_posts: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only this kind. */
      kind?: PostKind | null;
      /** Held by this person. */
      person_id?: string | null;
      /** Held at this organization. */
      organization_id?: string | null;
      /** Held for this chain. */
      chain_id?: string | null;
      /** All there ever were, not only those of one day. */
      history?: boolean;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: PostPage;
    fails: Usual;
  };
  /** Read a post (查看任职). */
  get_post: {
    in: { path: {
      post_id: string;
    } };
    out: Post;
    fails: Usual;
  };
  /** Give somebody a post (任职). */
  give_post: {
    in: { body: GivePost };
    out: Post | Proposal;
    fails: Usual | "post-taken" | "wrong-kind" | "chain-needed" | "days-reversed" | "operators-only" | "proposed-already";
  };
  /** End a post (终止任职). */
  end_post: {
    in: { path: {
      post_id: string;
    }; body: End };
    out: Post;
    fails: Usual | "ended-already" | "days-reversed" | "operators-only" | "last-of-role";
  };
  /** Relations of an organization (组织关系(隶属、双重管理、覆盖、联盟、园区)). */
  list_relations: {
    in: { path: {
      organization_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only this kind. */
      kind?: RelationKind | null;
      /** `out`: the organization is the subject; `in`: it is the object. */
      direction?: RelationDirection;
      /** All there ever were, not only those of one day. */
      history?: boolean;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RelationPage;
    fails: Usual;
  };
  /** Open a relation (建立组织关系). */
  open_relation: {
    in: { path: {
      organization_id: string;
    }; body: OpenRelation };
    out: Relation;
    fails: Usual | "overlap" | "days-reversed" | "wrong-kind" | "affiliation-cycle";
  };
  /** End a relation (终止组织关系). */
  end_relation: {
    in: { path: {
      organization_id: string;
      relation_id: string;
    }; body: End };
    out: Relation;
    fails: Usual | "ended-already" | "days-reversed";
  };
  /** Places of an organization on chains (产业链归属). */
  list_memberships: {
    in: { path: {
      organization_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** All there ever were, not only those of one day. */
      history?: boolean;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MembershipPage;
    fails: Usual;
  };
  /** Put an organization on a chain (加入产业链). */
  open_membership: {
    in: { path: {
      organization_id: string;
    }; body: OpenMembership };
    out: Membership;
    fails: Usual | "overlap" | "days-reversed" | "wrong-kind";
  };
  /** Take an organization off a chain (退出产业链). */
  end_membership: {
    in: { path: {
      organization_id: string;
      membership_id: string;
    }; body: End };
    out: Membership;
    fails: Usual | "ended-already" | "days-reversed";
  };
  /** Organization coverage (组织覆盖情况). */
  get_coverage: {
    in: { query: {
      /** The chain. */
      chain_id: string;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
    } };
    out: Coverage;
    fails: Usual;
  };
  /** Enterprises without coverage (未覆盖企业清单). */
  list_uncovered: {
    in: { query: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The chain. */
      chain_id: string;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: UncoveredPage;
    fails: Usual;
  };
  /** Honors (表彰情况). */
  get_honours: {
    in: { query: {
      /** The chain. */
      chain_id: string;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
    } };
    out: Honours;
    fails: Usual;
  };
  /** Ask for a code to set a password anew (忘记密码). */
  ask_for_reset: {
    in: { body: AskForReset };
    out: undefined;
    fails: Usual | "asked-too-often";
  };
  /** Set a password with the code of a mail (凭验证码设置密码). */
  reset_password: {
    in: { body: ResetPassword };
    out: undefined;
    fails: Usual | "code-refused" | "asked-too-often" | "hashing-busy";
  };
  /** Change the key that signs access tokens (更换签名密钥). */
  rotate_signing_key: {
    in: {};
    out: SigningKeys;
    fails: Usual;
  };
  /** Take signing keys back at once (立即撤回签名密钥). */
  withdraw_signing_keys: {
    in: { body: WithdrawSigningKeys };
    out: SigningKeys;
    fails: Usual;
  };
  /** Get a ticket for a stream of live updates (申请实时更新票据). */
  open_stream_ticket: {
    in: {};
    out: StreamTicket;
    fails: Usual;
  };
  /** Read a venue (查看阵地). */
  get_venue: {
    in: { path: {
      venue_id: string;
    } };
    out: Venue;
    fails: Usual;
  };
  /** Register a venue (登记阵地). */
  register_venue: {
    in: { body: RegisterVenue };
    out: Venue;
    fails: Usual | "code-taken";
  };
  /** Change a venue (修改阵地). */
  change_venue: {
    in: { path: {
      venue_id: string;
    }; body: ChangeVenue; version: number };
    out: Venue;
    fails: Usual;
  };
  /** Close a venue (关闭阵地). */
  close_venue: {
    in: { path: {
      venue_id: string;
    }; body: CloseVenue; version?: number };
    out: Venue;
    fails: Usual | "venue-is-closed";
  };
  /** Figures of venues (阵地统计). */
  get_venue_report: {
    in: { query?: {
      /** Only venues that serve this chain. */
      chain_id?: string | null;
      /** Only venues of these kinds. */
      kind?: VenueKind[] | null;
    } };
    out: VenueReport;
    fails: Usual;
  };
  /** Upload a file of a venue (上传阵地附件). */
  upload_venue_file: {
    in: { path: {
      venue_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: VenueFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a venues (阵地附件列表). */
  list_venue_files: {
    in: { path: {
      venue_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: VenueFilePage;
    fails: Usual;
  };
  /** Download a file of a venue (下载阵地附件). */
  download_venue_file: {
    in: { path: {
      venue_id: string;
      venue_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a venue (删除阵地附件). */
  remove_venue_file: {
    in: { path: {
      venue_id: string;
      venue_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** Views of my own and those shared with me (我的视图和共享视图). */
  list_views: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only views of this list. */
      operation?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ViewPage;
    fails: Usual;
  };
  /** Read a view (查看视图). */
  get_view: {
    in: { path: {
      view_id: string;
    } };
    out: View;
    fails: Usual;
  };
  /** Save a view (保存视图). */
  save_view: {
    in: { body: SaveView };
    out: View;
    fails: Usual | "too-many-views" | "view-name-taken";
  };
  /** Change a view (修改视图). */
  change_view: {
    in: { path: {
      view_id: string;
    }; body: ChangeView; version: number };
    out: View;
    fails: Usual | "not-your-view" | "view-name-taken";
  };
  /** Delete a view (删除视图). */
  delete_view: {
    in: { path: {
      view_id: string;
    }; version?: number };
    out: undefined;
    fails: Usual | "not-your-view";
  };
  /** Accept a dispatched request (接单). */
  accept_request: {
    in: { path: {
      request_id: string;
    }; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now";
  };
  /** Answer a request (答复). */
  answer_request: {
    in: { path: {
      request_id: string;
    }; body: AnswerRequest; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "parts-open" | "clock-conflict" | "clock-not-started";
  };
  /** Dispatch a request to a department (派单). */
  dispatch_request: {
    in: { path: {
      request_id: string;
    }; body: Dispatch; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "department-not-active" | "nobody-handles" | "clock-conflict" | "clock-not-started";
  };
  /** Evaluate the answer (评价). */
  evaluate_request: {
    in: { path: {
      request_id: string;
    }; body: Evaluate; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now";
  };
  /** Send a request to another department (改派). */
  redispatch_request: {
    in: { path: {
      request_id: string;
    }; body: Redispatch; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "nobody-handles" | "clock-conflict" | "clock-not-started";
  };
  /** Dispatch several requests (批量派单). */
  dispatch_requests: {
    in: { body: DispatchRequests };
    out: BulkResults;
    fails: Usual;
  };
  /** Redispatch several requests (批量改派). */
  redispatch_requests: {
    in: { body: RedispatchRequests };
    out: BulkResults;
    fails: Usual;
  };
  /** Accept several requests (批量接单). */
  accept_requests: {
    in: { body: AcceptRequests };
    out: BulkResults;
    fails: Usual;
  };
  /** Answer several requests (批量答复). */
  answer_requests: {
    in: { body: AnswerRequests };
    out: BulkResults;
    fails: Usual;
  };
  /** Evaluate several answers (批量评价). */
  evaluate_requests: {
    in: { body: EvaluateRequests };
    out: BulkResults;
    fails: Usual;
  };
  /** Days, hours and known years of the working calendar (查看工作日历). */
  get_working_calendar: {
    in: { query: {
      /** The first day. */
      from: string;
      /** The last day, less than 400 days later. */
      to: string;
    } };
    out: WorkingCalendar;
    fails: Usual;
  };
  /** Override a day of the working calendar (设置某日为工作日、休息日或半日). */
  set_calendar_day: {
    in: { path: {
      day: string;
    }; body: CalendarDayChange; version: number };
    out: CalendarChanged;
    fails: Usual;
  };
  /** Leave a day to the statutory calendar again (取消某日的特殊安排). */
  remove_calendar_day: {
    in: { path: {
      day: string;
    }; version: number };
    out: CalendarChanged;
    fails: Usual | "not-overridden";
  };
  /** Set the shifts of a full working day (设置工作时间). */
  set_working_hours: {
    in: { body: WorkingHours; version: number };
    out: CalendarChanged;
    fails: Usual;
  };
  /** Declare that the overrides hold the arrangement of a year (声明某年放假安排已完整录入). */
  set_calendar_year: {
    in: { path: {
      year: string;
    }; body: CalendarYearChange; version: number };
    out: CalendarChanged;
    fails: Usual;
  };
  /** The terms of handling (查看办理规则). */
  get_terms: {
    in: {};
    out: CurrentTerms;
    fails: Usual;
  };
  /** Replace the terms of handling (修改办理规则). */
  set_terms: {
    in: { body: Terms; version: number };
    out: CurrentTerms;
    fails: Usual;
  };
  /** List the cases the caller may see (集中办理列表). */
  list_cases: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** One or several statuses. */
      status?: CaseStatus[] | null;
      /** Of this chain. */
      chain_id?: string | null;
      /** Of this park. */
      park_id?: string | null;
      /** Led by this department. */
      department_id?: string | null;
      /** With this request, also if it was removed. */
      request_id?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: CaseWaiting | null;
      /** Opened on this day or later. */
      opened_from?: string | null;
      /** Opened on this day or earlier. */
      opened_to?: string | null;
      /** Answered on this day or later. */
      answered_from?: string | null;
      /** Answered on this day or earlier. */
      answered_to?: string | null;
      /** Words of title, description and answer, the number. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CasePage;
    fails: Usual;
  };
  /** My jobs (我的任务). */
  list_request_jobs: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RequestJobPage;
    fails: Usual;
  };
  /** Read a job (查看任务). */
  get_request_job: {
    in: { path: {
      request_job_id: string;
    } };
    out: RequestJob;
    fails: Usual;
  };
  /** Open a case of similar requests (集中办理立案). */
  open_case: {
    in: { body: OpenCase };
    out: Case;
    fails: Usual | "in-another-case" | "in-this-case" | "request-not-open" | "case-full" | "nobody-handles";
  };
  /** Change a case (修改集中办理). */
  change_case: {
    in: { path: {
      case_id: string;
    }; body: ChangeCase; version: number };
    out: Case;
    fails: Usual | "case-not-open" | "case-being-answered" | "nobody-handles";
  };
  /** Add requests to a case (并入诉求). */
  add_to_case: {
    in: { path: {
      case_id: string;
    }; body: AddToCase; version?: number };
    out: Case;
    fails: Usual | "case-not-open" | "case-being-answered" | "in-another-case" | "in-this-case" | "request-not-open" | "case-full" | "nobody-handles";
  };
  /** Remove requests from a case (移出诉求). */
  remove_from_case: {
    in: { path: {
      case_id: string;
    }; body: RemoveFromCase; version?: number };
    out: Case;
    fails: Usual | "case-not-open" | "case-being-answered" | "not-in-case";
  };
  /** Answer all requests of a case (集中答复). */
  answer_case: {
    in: { path: {
      case_id: string;
    }; body: AnswerCase; version?: number };
    out: RequestJobResult | RequestJob;
    fails: Usual | "case-not-open" | "case-empty" | "case-being-answered" | "case-answered-otherwise" | "not-in-case" | "not-with-lead" | "too-many-jobs";
  };
  /** Give up a case (结束集中办理). */
  end_case: {
    in: { path: {
      case_id: string;
    }; body: EndCase; version?: number };
    out: Case;
    fails: Usual | "case-not-open" | "case-being-answered";
  };
  /** Read a case (查看集中办理). */
  get_case: {
    in: { path: {
      case_id: string;
    } };
    out: Case;
    fails: Usual;
  };
  /** The requests of a case (集中办理的诉求). */
  list_case_members: {
    in: { path: {
      case_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only in one of these states. */
      status?: CaseMemberStatus[] | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CaseMemberPage;
    fails: Usual;
  };
  /** The history of a case, in the order of its steps (集中办理的过程). */
  list_case_history: {
    in: { path: {
      case_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CaseHistoryPage;
    fails: Usual;
  };
  /** The service catalog (服务事项目录). */
  get_catalog: {
    in: { query?: {
      /** Whether to list what can no longer be chosen as well. */
      inactive?: boolean;
    } };
    out: Catalog;
    fails: Usual;
  };
  /** One class of the catalog (查看事项类别). */
  get_catalog_class: {
    in: { path: {
      class_id: string;
    } };
    out: Class;
    fails: Usual;
  };
  /** One item of the catalog (查看服务事项). */
  get_catalog_item: {
    in: { path: {
      item_id: string;
    } };
    out: Item;
    fails: Usual;
  };
  /** Add a class to the catalog (新增事项类别). */
  add_catalog_class: {
    in: { body: NewClass };
    out: Class;
    fails: Usual | "catalog-code-taken";
  };
  /** Change a class of the catalog (修改事项类别). */
  change_catalog_class: {
    in: { path: {
      class_id: string;
    }; body: ChangeClass; version?: number };
    out: Class;
    fails: Usual;
  };
  /** Add an item to the catalog (新增服务事项). */
  add_catalog_item: {
    in: { body: NewItem };
    out: Item;
    fails: Usual | "catalog-code-taken";
  };
  /** Change an item of the catalog (修改服务事项). */
  change_catalog_item: {
    in: { path: {
      item_id: string;
    }; body: ChangeItem; version?: number };
    out: Item;
    fails: Usual;
  };
  /** List claims, the latest first (认领列表). */
  list_claims: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** One or several statuses. */
      status?: ClaimStatus[] | null;
      /** Of this offer. */
      offer_id?: string | null;
      /** By this organization. */
      organization_id?: string | null;
      /** About offers of this chain. */
      chain_id?: string | null;
      /** The caller's own, or those of others. */
      mine?: boolean | null;
      /** Neither refused nor given or taken back, as they are counted; or the others. */
      standing?: boolean | null;
      /** Claimed on this day or later. */
      claimed_from?: string | null;
      /** Claimed on this day or earlier. */
      claimed_to?: string | null;
      /** Done on this day or later. */
      done_from?: string | null;
      /** Done on this day or earlier. */
      done_to?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: ClaimWaiting | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ClaimPage;
    fails: Usual;
  };
  /** Let the enterprise be named in an offer, or not (公开或隐去企业名称). */
  name_enterprise: {
    in: { path: {
      offer_id: string;
    }; body: Naming; version?: number };
    out: Offer;
    fails: Usual | "offer-over";
  };
  /** Take a problem off the board (撤下认领事项). */
  withdraw_offer: {
    in: { path: {
      offer_id: string;
    }; body: WithdrawOffer; version?: number };
    out: Offer;
    fails: Usual | "offer-over";
  };
  /** One claim, with what was told of it (查看认领). */
  get_claim: {
    in: { path: {
      claim_id: string;
    } };
    out: ClaimDetail;
    fails: Usual;
  };
  /** Claim a problem of the board (认领). */
  claim_offer: {
    in: { path: {
      offer_id: string;
    }; body: ClaimOffer };
    out: ClaimDetail;
    fails: Usual | "offer-over" | "offer-full" | "claimed-already" | "no-post-there";
  };
  /** Claim several problems (批量认领). */
  claim_offers: {
    in: { body: ClaimOffers };
    out: BulkResults;
    fails: Usual;
  };
  /** Confirm a claim (确认认领). */
  confirm_claim: {
    in: { path: {
      claim_id: string;
    }; body: ConfirmClaim; version?: number };
    out: ClaimDetail;
    fails: Usual | "claim-not-now";
  };
  /** Confirm several claims (批量确认认领). */
  confirm_claims: {
    in: { body: ConfirmClaims };
    out: BulkResults;
    fails: Usual;
  };
  /** Refuse a claim (不予确认). */
  refuse_claim: {
    in: { path: {
      claim_id: string;
    }; body: RefuseClaim; version?: number };
    out: ClaimDetail;
    fails: Usual | "claim-not-now";
  };
  /** Tell how far a claim is (报告认领进展). */
  report_claim_progress: {
    in: { path: {
      claim_id: string;
    }; body: ClaimProgress; version?: number };
    out: ClaimDetail;
    fails: Usual | "claim-not-now" | "not-the-claimer" | "claim-told-enough";
  };
  /** Tell the result of a claim (报告认领结果). */
  report_claim_result: {
    in: { path: {
      claim_id: string;
    }; body: ClaimResult; version?: number };
    out: ClaimDetail;
    fails: Usual | "claim-not-now" | "not-the-claimer" | "claim-told-enough";
  };
  /** Accept the result of a claim, or have it go on (确认认领结果). */
  complete_claim: {
    in: { path: {
      claim_id: string;
    }; body: Completion; version?: number };
    out: ClaimDetail;
    fails: Usual | "claim-not-now";
  };
  /** Accept several results (批量确认认领结果). */
  complete_claims: {
    in: { body: CompleteClaims };
    out: BulkResults;
    fails: Usual;
  };
  /** Give a claim back (退回认领). */
  give_back_claim: {
    in: { path: {
      claim_id: string;
    }; body: GiveBack; version?: number };
    out: ClaimDetail;
    fails: Usual | "claim-not-now" | "not-the-claimer";
  };
  /** Take a claim back (收回认领). */
  take_back_claim: {
    in: { path: {
      claim_id: string;
    }; body: TakeBack; version?: number };
    out: ClaimDetail;
    fails: Usual | "claim-not-now";
  };
  /** The comments on a request, the latest first (诉求的留言). */
  list_request_comments: {
    in: { path: {
      request_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only these. */
      visibility?: CommentVisibility | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentPage;
    fails: Usual;
  };
  /** One comment (查看留言). */
  get_request_comment: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
    } };
    out: Comment;
    fails: Usual;
  };
  /** Comment on a request (留言). */
  create_request_comment: {
    in: { path: {
      request_id: string;
    }; body: NewComment };
    out: Comment;
    fails: Usual | "comments-full";
  };
  /** Edit a comment (修改留言). */
  change_request_comment: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
    }; body: ChangedComment; version: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** Withdraw a comment (撤回留言). */
  withdraw_request_comment: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
    }; version?: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** The words that a comment has had, the earliest first (留言的历次内容). */
  list_request_comment_versions: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentVersionPage;
    fails: Usual;
  };
  /** Upload a file of a comment on a request (上传诉求留言附件). */
  upload_request_comment_file: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: RequestCommentFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a comment on a requests (诉求留言附件列表). */
  list_request_comment_files: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RequestCommentFilePage;
    fails: Usual;
  };
  /** Download a file of a comment on a request (下载诉求留言附件). */
  download_request_comment_file: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
      request_comment_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a comment on a request (删除诉求留言附件). */
  remove_request_comment_file: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
      request_comment_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** The dispatch rules (派单规则). */
  get_dispatch_rules: {
    in: { query?: {
      /** Preset: the current one. */
      version?: number | null;
    } };
    out: DispatchRules;
    fails: Usual;
  };
  /** The versions of the dispatch rules, newest first (派单规则的历次版本). */
  list_dispatch_rule_versions: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RulesVersionPage;
    fails: Usual;
  };
  /** Replace the dispatch rules by a new version (修改派单规则(生成新版本)). */
  replace_dispatch_rules: {
    in: { body: ReplaceRules; version: number };
    out: DispatchRules;
    fails: Usual;
  };
  /** Try the dispatch rules without dispatching (试算派单规则). */
  try_dispatch_rules: {
    in: { body: Trial };
    out: TrialResult;
    fails: Usual;
  };
  /** List the requests the caller may see (诉求列表). */
  list_requests: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** One or several statuses. */
      status?: RequestStatus[] | null;
      /** Come in by one of these ways. */
      channel?: RequestChannel[] | null;
      /** Taken in on this on-site day. */
      on_site_day_id?: string | null;
      /** Staff requests alone, or none of them. */
      staff?: boolean | null;
      /** Of this item. */
      item_id?: string | null;
      /** Of this chain. */
      chain_id?: string | null;
      /** From this park. */
      park_id?: string | null;
      /** With this department now. */
      department_id?: string | null;
      /** In which this department has a part, or had one that it did. */
      co_department_id?: string | null;
      /** Of this enterprise. */
      enterprise_id?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: RequestWaiting | null;
      /** Late to be answered or to be dispatched, or not. */
      overdue?: boolean | null;
      /** Late now with one of these duties: who owes it has let its time pass. */
      late?: LateDuty[] | null;
      /** Words of number, title, description, form, answers, the latest hundred comments that the caller may read, and of the enterprise's name. Where more than 2,000 are found, 5,000 requests are looked through a page: while `next` is not null, there is more, even if the page is empty. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** Submitted on this day or later. */
      submitted_from?: string | null;
      /** Submitted on this day or earlier. */
      submitted_to?: string | null;
      /** Closed on this day or later. Quick in the order of closing. */
      closed_from?: string | null;
      /** Closed on this day or earlier. Quick in the order of closing. */
      closed_to?: string | null;
      /** The order; `-` for descending. Requests without a deadline come last by `due_at`; by `closed_at` only those come that are closed. */
      sort?: RequestOrder;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RequestPage;
    fails: Usual;
  };
  /** Upload a file of a request (上传诉求附件). */
  upload_request_file: {
    in: { path: {
      request_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
      /** What it is to it. */
      kind: RequestFileKind;
    }; body: Blob };
    out: RequestFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a requests (诉求附件列表). */
  list_request_files: {
    in: { path: {
      request_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RequestFilePage;
    fails: Usual;
  };
  /** Download a file of a request (下载诉求附件). */
  download_request_file: {
    in: { path: {
      request_id: string;
      request_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a request (删除诉求附件). */
  remove_request_file: {
    in: { path: {
      request_id: string;
      request_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** List follow-ups (回访列表). */
  list_follow_ups: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** One or several statuses. */
      status?: FollowUpStatus[] | null;
      /** For one or several of these causes. */
      cause?: FollowUpCause[] | null;
      /** Of this chain. */
      chain_id?: string | null;
      /** About answers of this department. */
      department_id?: string | null;
      /** Of this enterprise. */
      enterprise_id?: string | null;
      /** About this request. */
      request_id?: string | null;
      /** Drawn by the seed of this month, given by its first day. */
      month?: string | null;
      /** Those that found nobody satisfied, or the others. */
      poor?: boolean | null;
      /** Those that disagree with the evaluation, or those that do not. */
      disagrees?: boolean | null;
      /** Made, or given up, on this day or later. */
      made_from?: string | null;
      /** Made, or given up, on this day or earlier. */
      made_to?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: FollowUpWaiting | null;
      /** The order. */
      sort?: FollowUpOrder;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: FollowUpPage;
    fails: Usual;
  };
  /** One follow-up, with what it is about (查看回访). */
  get_follow_up: {
    in: { path: {
      follow_up_id: string;
    } };
    out: FollowUpDetail;
    fails: Usual;
  };
  /** Why a follow-up is due then (回访时限说明). */
  get_follow_up_deadline: {
    in: { path: {
      follow_up_id: string;
    } };
    out: FollowUpDeadline;
    fails: Usual;
  };
  /** Record the result of a follow-up (登记回访结果). */
  record_follow_up: {
    in: { path: {
      follow_up_id: string;
    }; body: FollowUpResult; version?: number };
    out: FollowUpDetail;
    fails: Usual | "follow-up-over" | "clock-conflict" | "clock-not-started";
  };
  /** Note that a call reached nobody (登记未联系上). */
  miss_follow_up: {
    in: { path: {
      follow_up_id: string;
    }; body: Miss; version?: number };
    out: FollowUpDetail;
    fails: Usual | "follow-up-over" | "clock-conflict" | "clock-not-started";
  };
  /** Record the results of several follow-ups (批量登记回访结果). */
  record_follow_ups: {
    in: { body: RecordFollowUps };
    out: BulkResults;
    fails: Usual;
  };
  /** The seeds that follow-ups were drawn by (回访抽样种子). */
  list_follow_up_seeds: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: FollowUpSeedPage;
    fails: Usual;
  };
  /** Add a co-department to a request (增加协办部门). */
  add_part: {
    in: { path: {
      request_id: string;
    }; body: AddPart };
    out: Part;
    fails: Usual | "not-now" | "nobody-handles" | "part-open" | "parts-full";
  };
  /** One part, with what the caller can do now (查看协办事项). */
  get_part: {
    in: { path: {
      request_id: string;
      part_id: string;
    } };
    out: Part;
    fails: Usual;
  };
  /** Why the part is due then (协办时限说明). */
  get_part_deadline: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; query?: {
      /** What is owed; the part itself unless said otherwise. What has never been owed is refused (404). */
      duty?: PartDuty;
    } };
    out: Deadline;
    fails: Usual | "never-owed";
  };
  /** Accept a part (协办接单). */
  accept_part: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; version?: number };
    out: Part;
    fails: Usual | "part-not-now";
  };
  /** Return a part with a reason (协办退回). */
  return_part: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; body: ReturnPart; version?: number };
    out: Part;
    fails: Usual | "part-not-now" | "return-too-late" | "return-used-up" | "clock-conflict" | "clock-not-started";
  };
  /** Confirm a returned part: the co-department has to do it (维持协办). */
  confirm_part: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; body: ConfirmPart; version?: number };
    out: Part;
    fails: Usual | "part-not-now" | "nobody-handles" | "clock-conflict" | "clock-not-started";
  };
  /** Ask for more time for a part (协办申请延期). */
  request_part_extension: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; body: PartExtensionRequest; version?: number };
    out: Part;
    fails: Usual | "part-not-now" | "part-extension-pending" | "extension-out-of-bounds" | "clock-conflict" | "clock-not-started";
  };
  /** Grant or refuse an extension of a part (审批协办延期). */
  decide_part_extension: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; body: PartExtensionDecision; version?: number };
    out: Part;
    fails: Usual | "part-not-now" | "no-part-extension-pending" | "nobody-handles" | "extension-out-of-bounds" | "clock-conflict" | "clock-not-started";
  };
  /** Contribute what the co-department has done or found (协办反馈). */
  contribute_part: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; body: ContributePart; version?: number };
    out: Part;
    fails: Usual | "part-not-now" | "clock-conflict" | "clock-not-started";
  };
  /** Release a co-department from its part (免除协办). */
  release_part: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; body: ReleasePart; version?: number };
    out: Part;
    fails: Usual | "part-not-now" | "clock-conflict" | "clock-not-started";
  };
  /** Upload a file of a part (上传协办附件). */
  upload_part_file: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: PartFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a parts (协办附件列表). */
  list_part_files: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: PartFilePage;
    fails: Usual;
  };
  /** Download a file of a part (下载协办附件). */
  download_part_file: {
    in: { path: {
      request_id: string;
      part_id: string;
      part_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a part (删除协办附件). */
  remove_part_file: {
    in: { path: {
      request_id: string;
      part_id: string;
      part_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** Submit a request (企业下单(提交诉求)). */
  submit_request: {
    in: { body: Submit };
    out: RequestDetail;
    fails: Usual | "enterprise-unknown" | "nobody-dispatches";
  };
  /** Return a dispatch with a reason (退单(派单异议)). */
  return_request: {
    in: { path: {
      request_id: string;
    }; body: Return; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "return-too-late" | "return-used-up" | "clock-conflict" | "clock-not-started";
  };
  /** Confirm a returned dispatch: the department has to handle it (维持原派单). */
  confirm_dispatch: {
    in: { path: {
      request_id: string;
    }; body: Confirmation; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "nobody-handles" | "clock-conflict" | "clock-not-started";
  };
  /** Ask for more time (申请延期). */
  request_extension: {
    in: { path: {
      request_id: string;
    }; body: Extension; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "extension-pending" | "extension-out-of-bounds" | "clock-conflict" | "clock-not-started";
  };
  /** Grant or refuse an extension (审批延期). */
  decide_extension: {
    in: { path: {
      request_id: string;
    }; body: ExtensionDecision; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "no-extension-pending" | "nobody-handles" | "extension-out-of-bounds" | "clock-conflict" | "clock-not-started";
  };
  /** Withdraw a request before it is answered (撤回). */
  withdraw_request: {
    in: { path: {
      request_id: string;
    }; body: Withdraw; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "clock-conflict" | "clock-not-started";
  };
  /** Reopen or uphold after a poor evaluation (督办复核). */
  review_request: {
    in: { path: {
      request_id: string;
    }; body: Review; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "nobody-handles" | "clock-conflict" | "clock-not-started";
  };
  /** List the mandates of one's enterprise, and those given to oneself (委托列表). */
  list_mandates: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of this enterprise. */
      enterprise_id?: string | null;
      /** Of this agent. */
      agent_id?: string | null;
      /** One or several statuses. */
      status?: MandateStatus[] | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MandatePage;
    fails: Usual;
  };
  /** Read a mandate (查看委托). */
  get_mandate: {
    in: { path: {
      mandate_id: string;
    } };
    out: Mandate;
    fails: Usual;
  };
  /** Have a service agent act in the enterprise's name (委托代办专员). */
  grant_mandate: {
    in: { body: GrantMandate };
    out: Mandate;
    fails: Usual | "mandate-granted-already" | "agent-fully-mandated";
  };
  /** Revoke a mandate at once (撤销委托). */
  revoke_mandate: {
    in: { path: {
      mandate_id: string;
    }; body: RevokeMandate; version?: number };
    out: Mandate;
    fails: Usual | "mandate-over";
  };
  /** List the service agents (代办专员名单). */
  list_service_agents: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of this park or department. */
      organization_id?: string | null;
      /** A part of the name. */
      name?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ServiceAgentPage;
    fails: Usual;
  };
  /** The problems on the board, the latest first (认领事项列表). */
  list_offers: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** One or several statuses. */
      status?: OfferStatus[] | null;
      /** Of this chain. */
      chain_id?: string | null;
      /** Of this park. */
      park_id?: string | null;
      /** Of this request; only for who keeps them, or is its enterprise. */
      request_id?: string | null;
      /** Open with a place left, or the others. */
      free?: boolean | null;
      /** Words of number, title and description. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: OfferPage;
    fails: Usual;
  };
  /** One problem on the board (查看认领事项). */
  get_offer: {
    in: { path: {
      offer_id: string;
    } };
    out: Offer;
    fails: Usual;
  };
  /** Put a problem on the board (发布认领事项). */
  make_offer: {
    in: { body: MakeOffer };
    out: Offer;
    fails: Usual | "request-has-ended";
  };
  /** List on-site days (现场服务日列表). */
  list_on_site_days: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of this park. */
      park_id?: string | null;
      /** To which this department comes. */
      department_id?: string | null;
      /** To which this agent comes. */
      agent_id?: string | null;
      /** One or several statuses. */
      status?: OnSiteStatus[] | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: OnSiteWaiting | null;
      /** On this day or later. */
      from?: string | null;
      /** On this day or earlier. */
      to?: string | null;
      /** The order. */
      sort?: OnSiteOrder;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: OnSiteDayPage;
    fails: Usual;
  };
  /** Read an on-site day (查看现场服务日). */
  get_on_site_day: {
    in: { path: {
      on_site_day_id: string;
    } };
    out: OnSiteDay;
    fails: Usual;
  };
  /** Plan an on-site day (安排现场服务日). */
  plan_on_site_day: {
    in: { body: PlanOnSiteDay };
    out: OnSiteDay;
    fails: Usual;
  };
  /** Change an on-site day that is planned (修改现场服务日). */
  change_on_site_day: {
    in: { path: {
      on_site_day_id: string;
    }; body: ChangeOnSiteDay; version: number };
    out: OnSiteDay;
    fails: Usual | "on-site-day-settled";
  };
  /** Enter what came of an on-site day: it was held (登记现场服务日成效). */
  enter_on_site_day_outcome: {
    in: { path: {
      on_site_day_id: string;
    }; body: EnteredOutcome; version?: number };
    out: OnSiteDay;
    fails: Usual | "on-site-day-settled" | "on-site-day-ahead";
  };
  /** Cancel an on-site day that is planned (取消现场服务日). */
  cancel_on_site_day: {
    in: { path: {
      on_site_day_id: string;
    }; body: CancelOnSiteDay; version?: number };
    out: OnSiteDay;
    fails: Usual | "on-site-day-settled";
  };
  /** One request, with what the caller can do now (诉求详情). */
  get_request: {
    in: { path: {
      request_id: string;
    } };
    out: RequestDetail;
    fails: Usual;
  };
  /** The history of a request, in the order of its steps (办理过程). */
  list_request_history: {
    in: { path: {
      request_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: HistoryEntryPage;
    fails: Usual;
  };
  /** Why the request is due then (时限说明). */
  get_request_deadline: {
    in: { path: {
      request_id: string;
    }; query?: {
      /** What is owed; handling unless said otherwise. What has never been owed is refused (404). */
      duty?: RequestDuty;
    } };
    out: Deadline;
    fails: Usual | "never-owed";
  };
  /** The figures of requests (诉求统计). */
  get_request_figures: {
    in: { query?: {
      /** By what to group them; `none` for the totals alone. */
      group_by?: FigureGrouping;
      /** What happened on this day or later. */
      from?: string | null;
      /** What happened on this day or earlier. */
      to?: string | null;
      /** Of this chain only. */
      chain_id?: string | null;
      /** Of this department only. */
      department_id?: string | null;
      /** Of this item only. */
      item_id?: string | null;
    } };
    out: RequestFigures;
    fails: Usual;
  };
  /** Requests that are much like this one (相似诉求). */
  get_similar_requests: {
    in: { path: {
      request_id: string;
    }; query?: {
      /** How many at most, 1 to 50. */
      limit?: number;
    } };
    out: SimilarRequests;
    fails: Usual;
  };
  /** Find similar requests before one is submitted (提交前查找相似诉求). */
  find_similar_requests: {
    in: { body: SimilarTo };
    out: SimilarRequests;
    fails: Usual;
  };
  /** Take in a staff request (受理职工诉求). */
  submit_staff_request: {
    in: { body: SubmitStaffRequest };
    out: RequestDetail;
    fails: Usual;
  };
  /** Take in several staff requests (批量受理职工诉求). */
  submit_staff_requests: {
    in: { body: SubmitStaffRequests };
    out: BulkResults;
    fails: Usual;
  };
  /** Open a staff request to the employer, or no longer (调整职工诉求是否向用人单位公开). */
  open_staff_request: {
    in: { path: {
      request_id: string;
    }; body: OpenStaffRequest; version?: number };
    out: RequestDetail;
    fails: Usual | "no-employer";
  };
  /** Read who asks, in full (查看职工姓名和电话(留痕)). */
  get_staff_person: {
    in: { path: {
      request_id: string;
    } };
    out: StaffPerson;
    fails: Usual;
  };
  /** Ask the enterprise to supply something (请企业补正). */
  request_supplement: {
    in: { path: {
      request_id: string;
    }; body: Supplement; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "supplement-pending" | "supplements-used-up" | "supplement-out-of-bounds" | "comments-full" | "clock-conflict" | "clock-not-started";
  };
  /** Supply what was asked for (补正). */
  supply_request: {
    in: { path: {
      request_id: string;
    }; body: Supply; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "no-supplement-pending" | "comments-full" | "clock-conflict" | "clock-not-started";
  };
  /** Tell the enterprise how far it is (报告办理进展). */
  report_progress: {
    in: { path: {
      request_id: string;
    }; body: Progress; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "comments-full";
  };
  /** Search everything the caller may see (搜索). */
  search: {
    in: { query: {
      /** All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q: string;
      /** Only these kinds of things, such as `request`; all by preset. */
      kinds?: string[] | null;
      /** How many of each kind at most, 1 to 25. */
      limit?: number;
    } };
    out: Search;
    fails: Usual;
  };
  /** Training courses (课程列表). */
  list_courses: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only courses of this chain. */
      chain_id?: string | null;
      /** Only courses of this status. */
      status?: CourseStatus | null;
      /** Only courses that start on this day or later. */
      from?: string | null;
      /** Only courses that start on this day or earlier. */
      to?: string | null;
      /** Words of the title, the description and the venue, the code. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CoursePage;
    fails: Usual;
  };
  /** One training course (课程详情). */
  get_course: {
    in: { path: {
      course_id: string;
    } };
    out: Course;
    fails: Usual;
  };
  /** Announce a training course (发布课程). */
  announce_course: {
    in: { body: AnnounceCourse };
    out: Course;
    fails: Usual | "course-code-taken";
  };
  /** Change a training course (修改课程). */
  change_course: {
    in: { path: {
      course_id: string;
    }; body: ChangeCourse; version: number };
    out: Course;
    fails: Usual | "course-is-cancelled" | "course-has-started" | "capacity-below-confirmed";
  };
  /** Cancel a training course (取消课程). */
  cancel_course: {
    in: { path: {
      course_id: string;
    }; body: CancelCourse; version?: number };
    out: Course;
    fails: Usual | "course-is-cancelled" | "course-has-started";
  };
  /** Enrol in a course (报名课程). */
  enrol: {
    in: { path: {
      course_id: string;
    }; body: Enrol };
    out: EnrolmentsEnrolment;
    fails: Usual | "course-is-cancelled" | "course-has-started" | "enrolment-not-open" | "already-enrolled";
  };
  /** Enrol several persons in courses (批量报名课程). */
  enrol_persons: {
    in: { body: EnrolPersons };
    out: BulkResults;
    fails: Usual;
  };
  /** The enrolments of a course (课程报名名单). */
  list_enrolments: {
    in: { path: {
      course_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only enrolments of this status. */
      status?: EnrolmentStatus | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: EnrolmentPage;
    fails: Usual;
  };
  /** One enrolment (报名详情). */
  get_enrolment: {
    in: { path: {
      enrolment_id: string;
    } };
    out: EnrolmentsEnrolment;
    fails: Usual;
  };
  /** My enrolments (我的报名). */
  list_my_enrolments: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only enrolments of this status. */
      status?: EnrolmentStatus | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: EnrolmentPage;
    fails: Usual;
  };
  /** Cancel an enrolment (取消报名). */
  cancel_enrolment: {
    in: { path: {
      enrolment_id: string;
    }; body: CancelEnrolment; version?: number };
    out: EnrolmentsEnrolment;
    fails: Usual | "course-has-started" | "enrolment-is-cancelled";
  };
  /** Record an attendance (登记出勤). */
  record_attendance: {
    in: { path: {
      enrolment_id: string;
    }; body: RecordAttendance; version?: number };
    out: EnrolmentsEnrolment;
    fails: Usual | "course-is-cancelled" | "course-has-not-started" | "enrolment-not-confirmed";
  };
  /** Record several attendances (批量登记出勤). */
  record_attendances: {
    in: { body: RecordAttendances };
    out: BulkResults;
    fails: Usual;
  };
  /** Training figures (培训统计). */
  get_training_report: {
    in: { query?: {
      /** Only courses held for this chain. */
      chain_id?: string | null;
      /** The first day on which a course may start. */
      from?: string | null;
      /** The last day on which a course may start. */
      to?: string | null;
    } };
    out: TrainingReport;
    fails: Usual;
  };
  /** What waits for me (我的待办). */
  get_worklist: {
    in: { query?: {
      /** Only how much waits, such as for badges: `items` are empty. */
      counts_only?: boolean;
    } };
    out: Worklist;
    fails: Usual;
  };
  /** All that waits for me (我的全部待办). */
  list_work: {
    in: { query?: {
      /** Only of these kinds, such as `request.dispatch`. */
      kinds?: string[];
      /** How many at most, up to 200. */
      limit?: number;
    } };
    out: ListedWorkList;
    fails: Usual;
  };
}

/** The method and the path of each. */
export const WAYS = {
  get_figures: "GET /v1/figures",
  get_figure_values: "GET /v1/figures/values",
  get_live: "GET /v1/live",
  list_ledgers: "GET /v1/ledgers",
  get_ledger_template: "GET /v1/ledgers/{ledger}/template",
  list_outbox: "GET /v1/messaging/{service}/outbox",
  list_parked: "GET /v1/messaging/{service}/parked",
  get_parked: "GET /v1/messaging/{service}/parked/{parked_event_id}",
  replay_parked: "POST /v1/messaging/{service}/parked/{parked_event_id}/replay",
  replay_parked_many: "POST /v1/messaging/{service}/parked/replay",
  drop_parked: "POST /v1/messaging/{service}/parked/{parked_event_id}/drop",
  drop_parked_many: "POST /v1/messaging/{service}/parked/drop",
  list_gaps: "GET /v1/messaging/{service}/gaps",
  skip_gap: "POST /v1/messaging/{service}/gaps/skip",
  get_messaging: "GET /v1/messaging",
  start_replay: "POST /v1/messaging/replays",
  list_deliveries: "GET /v1/deliveries",
  retry_delivery: "POST /v1/deliveries/{delivery_id}/retry",
  list_inbox: "GET /v1/inbox",
  get_unread_count: "GET /v1/inbox/unread-count",
  get_entry: "GET /v1/inbox/{entry_id}",
  read_entry: "POST /v1/inbox/{entry_id}/read",
  read_entries: "POST /v1/inbox/entries/read",
  read_inbox: "POST /v1/inbox/read",
  get_notification_rules: "GET /v1/notification-rules",
  put_notification_rules: "PUT /v1/notification-rules",
  get_clock: "GET /v1/clock",
  put_clock: "PUT /v1/clock",
  get_vocabulary: "GET /v1/vocabulary",
  open_session: "POST /v1/sessions",
  refresh_session: "POST /v1/sessions/refresh",
  close_session: "DELETE /v1/sessions",
  get_me: "GET /v1/me",
  change_password: "PUT /v1/me/password",
  get_account: "GET /v1/persons/{person_id}/account",
  open_account: "POST /v1/persons/{person_id}/account",
  open_accounts: "POST /v1/persons/accounts",
  change_account: "PATCH /v1/persons/{person_id}/account",
  list_api_keys: "GET /v1/api-keys",
  get_api_key: "GET /v1/api-keys/{api_key_id}",
  create_api_key: "POST /v1/api-keys",
  revoke_api_key: "DELETE /v1/api-keys/{api_key_id}",
  list_jobs: "GET /v1/jobs",
  get_job: "GET /v1/jobs/{job_id}",
  list_proposals: "GET /v1/proposals",
  get_proposal: "GET /v1/proposals/{proposal_id}",
  get_proposed_values: "GET /v1/proposals/{proposal_id}/values",
  approve_proposal: "POST /v1/proposals/{proposal_id}/approval",
  refuse_proposal: "POST /v1/proposals/{proposal_id}/refusal",
  withdraw_proposal: "POST /v1/proposals/{proposal_id}/withdrawal",
  list_chains: "GET /v1/chains",
  get_chain: "GET /v1/chains/{chain_id}",
  create_chain: "POST /v1/chains",
  change_chain: "PATCH /v1/chains/{chain_id}",
  complete_sign_in: "POST /v1/sessions/completion",
  get_factor: "GET /v1/me/factor",
  enrol_factor: "POST /v1/me/factor",
  confirm_factor: "POST /v1/me/factor/confirmation",
  renew_recovery_codes: "POST /v1/me/factor/recovery-codes",
  remove_factor: "POST /v1/me/factor/removal",
  list_organizations: "GET /v1/organizations",
  list_venues: "GET /v1/venues",
  import_file: "POST /v1/imports",
  get_organization: "GET /v1/organizations/{organization_id}",
  create_organization: "POST /v1/organizations",
  change_organization: "PATCH /v1/organizations/{organization_id}",
  list_contacts: "GET /v1/organizations/{organization_id}/contacts",
  change_me: "PATCH /v1/me",
  confirm_email: "POST /v1/me/email-confirmation",
  list_my_sessions: "GET /v1/me/sessions",
  end_my_session: "DELETE /v1/me/sessions/{session_id}",
  end_my_other_sessions: "DELETE /v1/me/sessions",
  list_persons: "GET /v1/persons",
  get_person: "GET /v1/persons/{person_id}",
  get_contact_details: "GET /v1/persons/{person_id}/contact-details",
  create_person: "POST /v1/persons",
  change_person: "PATCH /v1/persons/{person_id}",
  list_posts: "GET /v1/posts",
  get_post: "GET /v1/posts/{post_id}",
  give_post: "POST /v1/posts",
  end_post: "POST /v1/posts/{post_id}/end",
  list_relations: "GET /v1/organizations/{organization_id}/relations",
  open_relation: "POST /v1/organizations/{organization_id}/relations",
  end_relation: "POST /v1/organizations/{organization_id}/relations/{relation_id}/end",
  list_memberships: "GET /v1/organizations/{organization_id}/memberships",
  open_membership: "POST /v1/organizations/{organization_id}/memberships",
  end_membership: "POST /v1/organizations/{organization_id}/memberships/{membership_id}/end",
  get_coverage: "GET /v1/reports/coverage",
  list_uncovered: "GET /v1/reports/uncovered",
  get_honours: "GET /v1/reports/honours",
  ask_for_reset: "POST /v1/password-resets",
  reset_password: "POST /v1/password-resets/completion",
  rotate_signing_key: "POST /v1/signing-keys",
  withdraw_signing_keys: "POST /v1/signing-keys/withdrawal",
  open_stream_ticket: "POST /v1/live/tickets",
  get_venue: "GET /v1/venues/{venue_id}",
  register_venue: "POST /v1/venues",
  change_venue: "PATCH /v1/venues/{venue_id}",
  close_venue: "POST /v1/venues/{venue_id}/closure",
  get_venue_report: "GET /v1/reports/venues",
  upload_venue_file: "POST /v1/venues/{venue_id}/files",
  list_venue_files: "GET /v1/venues/{venue_id}/files",
  download_venue_file: "GET /v1/venues/{venue_id}/files/{venue_file_id}/content",
  remove_venue_file: "DELETE /v1/venues/{venue_id}/files/{venue_file_id}",
  list_views: "GET /v1/views",
  get_view: "GET /v1/views/{view_id}",
  save_view: "POST /v1/views",
  change_view: "PATCH /v1/views/{view_id}",
  delete_view: "DELETE /v1/views/{view_id}",
  accept_request: "POST /v1/requests/{request_id}/accept",
  answer_request: "POST /v1/requests/{request_id}/answer",
  dispatch_request: "POST /v1/requests/{request_id}/dispatch",
  evaluate_request: "POST /v1/requests/{request_id}/evaluation",
  redispatch_request: "POST /v1/requests/{request_id}/redispatch",
  dispatch_requests: "POST /v1/requests/dispatch",
  redispatch_requests: "POST /v1/requests/redispatch",
  accept_requests: "POST /v1/requests/accept",
  answer_requests: "POST /v1/requests/answer",
  evaluate_requests: "POST /v1/requests/evaluation",
  get_working_calendar: "GET /v1/working-calendar",
  set_calendar_day: "PUT /v1/working-calendar/days/{day}",
  remove_calendar_day: "DELETE /v1/working-calendar/days/{day}",
  set_working_hours: "PUT /v1/working-calendar/shifts",
  set_calendar_year: "PUT /v1/working-calendar/years/{year}",
  get_terms: "GET /v1/terms",
  set_terms: "PUT /v1/terms",
  list_cases: "GET /v1/cases",
  list_request_jobs: "GET /v1/request-jobs",
  get_request_job: "GET /v1/request-jobs/{request_job_id}",
  open_case: "POST /v1/cases",
  change_case: "PATCH /v1/cases/{case_id}",
  add_to_case: "POST /v1/cases/{case_id}/additions",
  remove_from_case: "POST /v1/cases/{case_id}/removals",
  answer_case: "POST /v1/cases/{case_id}/answer",
  end_case: "POST /v1/cases/{case_id}/ending",
  get_case: "GET /v1/cases/{case_id}",
  list_case_members: "GET /v1/cases/{case_id}/members",
  list_case_history: "GET /v1/cases/{case_id}/history",
  get_catalog: "GET /v1/catalog",
  get_catalog_class: "GET /v1/catalog/classes/{class_id}",
  get_catalog_item: "GET /v1/catalog/items/{item_id}",
  add_catalog_class: "POST /v1/catalog/classes",
  change_catalog_class: "PATCH /v1/catalog/classes/{class_id}",
  add_catalog_item: "POST /v1/catalog/items",
  change_catalog_item: "PATCH /v1/catalog/items/{item_id}",
  list_claims: "GET /v1/claims",
  name_enterprise: "POST /v1/offers/{offer_id}/naming",
  withdraw_offer: "POST /v1/offers/{offer_id}/withdrawal",
  get_claim: "GET /v1/claims/{claim_id}",
  claim_offer: "POST /v1/offers/{offer_id}/claims",
  claim_offers: "POST /v1/offers/claims",
  confirm_claim: "POST /v1/claims/{claim_id}/confirmation",
  confirm_claims: "POST /v1/claims/confirmation",
  refuse_claim: "POST /v1/claims/{claim_id}/refusal",
  report_claim_progress: "POST /v1/claims/{claim_id}/progress",
  report_claim_result: "POST /v1/claims/{claim_id}/result",
  complete_claim: "POST /v1/claims/{claim_id}/completion",
  complete_claims: "POST /v1/claims/completion",
  give_back_claim: "POST /v1/claims/{claim_id}/return",
  take_back_claim: "POST /v1/claims/{claim_id}/withdrawal",
  list_request_comments: "GET /v1/requests/{request_id}/comments",
  get_request_comment: "GET /v1/requests/{request_id}/comments/{request_comment_id}",
  create_request_comment: "POST /v1/requests/{request_id}/comments",
  change_request_comment: "PATCH /v1/requests/{request_id}/comments/{request_comment_id}",
  withdraw_request_comment: "POST /v1/requests/{request_id}/comments/{request_comment_id}/withdrawal",
  list_request_comment_versions: "GET /v1/requests/{request_id}/comments/{request_comment_id}/versions",
  upload_request_comment_file: "POST /v1/requests/{request_id}/comments/{request_comment_id}/files",
  list_request_comment_files: "GET /v1/requests/{request_id}/comments/{request_comment_id}/files",
  download_request_comment_file: "GET /v1/requests/{request_id}/comments/{request_comment_id}/files/{request_comment_file_id}/content",
  remove_request_comment_file: "DELETE /v1/requests/{request_id}/comments/{request_comment_id}/files/{request_comment_file_id}",
  get_dispatch_rules: "GET /v1/dispatch-rules",
  list_dispatch_rule_versions: "GET /v1/dispatch-rules/versions",
  replace_dispatch_rules: "PUT /v1/dispatch-rules",
  try_dispatch_rules: "POST /v1/dispatch-rules/trial",
  list_requests: "GET /v1/requests",
  upload_request_file: "POST /v1/requests/{request_id}/files",
  list_request_files: "GET /v1/requests/{request_id}/files",
  download_request_file: "GET /v1/requests/{request_id}/files/{request_file_id}/content",
  remove_request_file: "DELETE /v1/requests/{request_id}/files/{request_file_id}",
  list_follow_ups: "GET /v1/follow-ups",
  get_follow_up: "GET /v1/follow-ups/{follow_up_id}",
  get_follow_up_deadline: "GET /v1/follow-ups/{follow_up_id}/deadline",
  record_follow_up: "POST /v1/follow-ups/{follow_up_id}/result",
  miss_follow_up: "POST /v1/follow-ups/{follow_up_id}/miss",
  record_follow_ups: "POST /v1/follow-ups/result",
  list_follow_up_seeds: "GET /v1/follow-up-seeds",
  add_part: "POST /v1/requests/{request_id}/parts",
  get_part: "GET /v1/requests/{request_id}/parts/{part_id}",
  get_part_deadline: "GET /v1/requests/{request_id}/parts/{part_id}/deadline",
  accept_part: "POST /v1/requests/{request_id}/parts/{part_id}/accept",
  return_part: "POST /v1/requests/{request_id}/parts/{part_id}/return",
  confirm_part: "POST /v1/requests/{request_id}/parts/{part_id}/confirmation",
  request_part_extension: "POST /v1/requests/{request_id}/parts/{part_id}/extension",
  decide_part_extension: "POST /v1/requests/{request_id}/parts/{part_id}/extension/decision",
  contribute_part: "POST /v1/requests/{request_id}/parts/{part_id}/contribution",
  release_part: "POST /v1/requests/{request_id}/parts/{part_id}/release",
  upload_part_file: "POST /v1/requests/{request_id}/parts/{part_id}/files",
  list_part_files: "GET /v1/requests/{request_id}/parts/{part_id}/files",
  download_part_file: "GET /v1/requests/{request_id}/parts/{part_id}/files/{part_file_id}/content",
  remove_part_file: "DELETE /v1/requests/{request_id}/parts/{part_id}/files/{part_file_id}",
  submit_request: "POST /v1/requests",
  return_request: "POST /v1/requests/{request_id}/return",
  confirm_dispatch: "POST /v1/requests/{request_id}/confirmation",
  request_extension: "POST /v1/requests/{request_id}/extension",
  decide_extension: "POST /v1/requests/{request_id}/extension/decision",
  withdraw_request: "POST /v1/requests/{request_id}/withdrawal",
  review_request: "POST /v1/requests/{request_id}/review",
  list_mandates: "GET /v1/mandates",
  get_mandate: "GET /v1/mandates/{mandate_id}",
  grant_mandate: "POST /v1/mandates",
  revoke_mandate: "POST /v1/mandates/{mandate_id}/revocation",
  list_service_agents: "GET /v1/service-agents",
  list_offers: "GET /v1/offers",
  get_offer: "GET /v1/offers/{offer_id}",
  make_offer: "POST /v1/offers",
  list_on_site_days: "GET /v1/on-site-days",
  get_on_site_day: "GET /v1/on-site-days/{on_site_day_id}",
  plan_on_site_day: "POST /v1/on-site-days",
  change_on_site_day: "PATCH /v1/on-site-days/{on_site_day_id}",
  enter_on_site_day_outcome: "POST /v1/on-site-days/{on_site_day_id}/outcome",
  cancel_on_site_day: "POST /v1/on-site-days/{on_site_day_id}/cancellation",
  get_request: "GET /v1/requests/{request_id}",
  list_request_history: "GET /v1/requests/{request_id}/history",
  get_request_deadline: "GET /v1/requests/{request_id}/deadline",
  get_request_figures: "GET /v1/reports/requests",
  get_similar_requests: "GET /v1/requests/{request_id}/similar",
  find_similar_requests: "POST /v1/requests/similar",
  submit_staff_request: "POST /v1/staff-requests",
  submit_staff_requests: "POST /v1/staff-requests/several",
  open_staff_request: "POST /v1/staff-requests/{request_id}/opening",
  get_staff_person: "GET /v1/staff-requests/{request_id}/person",
  request_supplement: "POST /v1/requests/{request_id}/supplement",
  supply_request: "POST /v1/requests/{request_id}/supply",
  report_progress: "POST /v1/requests/{request_id}/progress",
  search: "GET /v1/search",
  list_courses: "GET /v1/courses",
  get_course: "GET /v1/courses/{course_id}",
  announce_course: "POST /v1/courses",
  change_course: "PATCH /v1/courses/{course_id}",
  cancel_course: "POST /v1/courses/{course_id}/cancellation",
  enrol: "POST /v1/courses/{course_id}/enrolments",
  enrol_persons: "POST /v1/courses/enrolments",
  list_enrolments: "GET /v1/courses/{course_id}/enrolments",
  get_enrolment: "GET /v1/enrolments/{enrolment_id}",
  list_my_enrolments: "GET /v1/me/enrolments",
  cancel_enrolment: "POST /v1/enrolments/{enrolment_id}/cancellation",
  record_attendance: "POST /v1/enrolments/{enrolment_id}/attendance",
  record_attendances: "POST /v1/enrolments/attendance",
  get_training_report: "GET /v1/reports/training",
  get_worklist: "GET /v1/worklist",
  list_work: "GET /v1/worklist/items",
} as const;

/** Whose roles may call it, where not everybody may who is signed in. */
export const ACCESS = {
  list_outbox: ["operator"],
  list_parked: ["operator"],
  get_parked: ["operator"],
  replay_parked: ["operator"],
  replay_parked_many: ["operator"],
  drop_parked: ["operator"],
  drop_parked_many: ["operator"],
  list_gaps: ["operator"],
  skip_gap: ["operator"],
  get_messaging: ["operator"],
  start_replay: ["operator"],
  list_deliveries: ["operator"],
  retry_delivery: ["operator"],
  get_notification_rules: ["operator"],
  put_notification_rules: ["operator"],
  put_clock: ["operator"],
  get_account: ["operator", "registrar"],
  open_account: ["operator", "registrar"],
  open_accounts: ["operator", "registrar"],
  change_account: ["operator", "registrar"],
  create_api_key: ["operator"],
  list_proposals: ["operator", "registrar"],
  get_proposed_values: ["operator", "registrar"],
  approve_proposal: ["operator", "registrar"],
  refuse_proposal: ["operator", "registrar"],
  withdraw_proposal: ["operator", "registrar"],
  create_chain: ["operator", "registrar"],
  change_chain: ["operator", "registrar"],
  import_file: ["operator", "registrar"],
  create_organization: ["operator", "registrar"],
  change_organization: ["operator", "registrar"],
  list_persons: ["operator", "registrar"],
  create_person: ["operator", "registrar"],
  change_person: ["operator", "registrar"],
  list_posts: ["operator", "registrar"],
  get_post: ["operator", "registrar"],
  give_post: ["operator", "registrar"],
  end_post: ["operator", "registrar"],
  open_relation: ["operator", "registrar"],
  end_relation: ["operator", "registrar"],
  open_membership: ["operator", "registrar"],
  end_membership: ["operator", "registrar"],
  get_coverage: ["chain_chief", "dispatcher", "operator", "registrar", "supervisor"],
  list_uncovered: ["chain_chief", "dispatcher", "operator", "registrar", "supervisor"],
  get_honours: ["chain_chief", "dispatcher", "operator", "registrar", "supervisor"],
  rotate_signing_key: ["operator"],
  withdraw_signing_keys: ["operator"],
  register_venue: ["operator", "registrar"],
  change_venue: ["operator", "registrar"],
  close_venue: ["operator", "registrar"],
  upload_venue_file: ["operator", "registrar"],
  remove_venue_file: ["operator", "registrar"],
  accept_request: ["department_handler"],
  answer_request: ["department_handler"],
  dispatch_request: ["dispatcher", "service_clerk", "supervisor"],
  evaluate_request: ["enterprise_contact", "service_clerk"],
  redispatch_request: ["dispatcher", "service_clerk", "supervisor"],
  dispatch_requests: ["dispatcher", "service_clerk", "supervisor"],
  redispatch_requests: ["dispatcher", "service_clerk", "supervisor"],
  accept_requests: ["department_handler"],
  answer_requests: ["department_handler"],
  evaluate_requests: ["enterprise_contact", "service_clerk"],
  set_calendar_day: ["operator", "supervisor"],
  remove_calendar_day: ["operator", "supervisor"],
  set_working_hours: ["operator", "supervisor"],
  set_calendar_year: ["operator", "supervisor"],
  set_terms: ["operator", "supervisor"],
  list_cases: ["chain_chief", "department_handler", "dispatcher", "operator", "supervisor"],
  open_case: ["dispatcher", "supervisor"],
  change_case: ["dispatcher", "supervisor"],
  add_to_case: ["dispatcher", "supervisor"],
  remove_from_case: ["dispatcher", "supervisor"],
  answer_case: ["department_handler"],
  end_case: ["dispatcher", "supervisor"],
  get_case: ["chain_chief", "department_handler", "dispatcher", "operator", "supervisor"],
  list_case_members: ["chain_chief", "department_handler", "dispatcher", "operator", "supervisor"],
  list_case_history: ["chain_chief", "department_handler", "dispatcher", "operator", "supervisor"],
  add_catalog_class: ["operator", "supervisor"],
  change_catalog_class: ["operator", "supervisor"],
  add_catalog_item: ["operator", "supervisor"],
  change_catalog_item: ["operator", "supervisor"],
  name_enterprise: ["enterprise_contact"],
  withdraw_offer: ["dispatcher", "supervisor"],
  confirm_claim: ["dispatcher", "supervisor"],
  confirm_claims: ["dispatcher", "supervisor"],
  refuse_claim: ["dispatcher", "supervisor"],
  complete_claim: ["dispatcher", "supervisor"],
  complete_claims: ["dispatcher", "supervisor"],
  take_back_claim: ["dispatcher", "supervisor"],
  list_request_comments: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  get_request_comment: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  create_request_comment: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "service_agent", "service_clerk", "supervisor"],
  change_request_comment: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "service_agent", "service_clerk", "supervisor"],
  withdraw_request_comment: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "service_agent", "service_clerk", "supervisor"],
  list_request_comment_versions: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  upload_request_comment_file: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "service_agent", "service_clerk", "supervisor"],
  list_request_comment_files: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  download_request_comment_file: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  remove_request_comment_file: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "service_agent", "service_clerk", "supervisor"],
  get_dispatch_rules: ["dispatcher", "operator", "supervisor"],
  list_dispatch_rule_versions: ["dispatcher", "operator", "supervisor"],
  replace_dispatch_rules: ["operator", "supervisor"],
  try_dispatch_rules: ["dispatcher", "operator", "supervisor"],
  list_requests: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  upload_request_file: ["department_handler", "enterprise_contact", "service_agent", "service_clerk"],
  list_request_files: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  download_request_file: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  remove_request_file: ["department_handler", "enterprise_contact", "operator", "service_agent", "service_clerk", "supervisor"],
  list_follow_ups: ["chain_chief", "enterprise_contact", "follow_up_clerk", "operator", "supervisor"],
  get_follow_up: ["chain_chief", "enterprise_contact", "follow_up_clerk", "operator", "supervisor"],
  get_follow_up_deadline: ["chain_chief", "follow_up_clerk", "operator", "supervisor"],
  record_follow_up: ["follow_up_clerk", "supervisor"],
  miss_follow_up: ["follow_up_clerk", "supervisor"],
  record_follow_ups: ["follow_up_clerk", "supervisor"],
  list_follow_up_seeds: ["chain_chief", "operator", "supervisor"],
  add_part: ["dispatcher", "service_clerk", "supervisor"],
  get_part: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  get_part_deadline: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  accept_part: ["department_handler"],
  return_part: ["department_handler"],
  confirm_part: ["dispatcher", "service_clerk", "supervisor"],
  request_part_extension: ["department_handler"],
  decide_part_extension: ["dispatcher", "service_clerk", "supervisor"],
  contribute_part: ["department_handler"],
  release_part: ["dispatcher", "service_clerk", "supervisor"],
  upload_part_file: ["department_handler"],
  list_part_files: ["chain_chief", "department_handler", "dispatcher", "operator", "service_clerk", "supervisor"],
  download_part_file: ["chain_chief", "department_handler", "dispatcher", "operator", "service_clerk", "supervisor"],
  remove_part_file: ["department_handler", "operator", "supervisor"],
  submit_request: ["enterprise_contact", "grid_worker", "service_agent", "service_clerk"],
  return_request: ["department_handler"],
  confirm_dispatch: ["dispatcher", "service_clerk", "supervisor"],
  request_extension: ["department_handler"],
  decide_extension: ["dispatcher", "service_clerk", "supervisor"],
  withdraw_request: ["enterprise_contact", "service_agent", "service_clerk"],
  review_request: ["supervisor"],
  list_mandates: ["enterprise_contact", "operator", "service_agent"],
  get_mandate: ["enterprise_contact", "operator", "service_agent"],
  grant_mandate: ["enterprise_contact"],
  revoke_mandate: ["enterprise_contact"],
  list_service_agents: ["enterprise_contact", "service_clerk"],
  make_offer: ["dispatcher", "supervisor"],
  plan_on_site_day: ["service_clerk"],
  change_on_site_day: ["service_clerk"],
  enter_on_site_day_outcome: ["service_clerk"],
  cancel_on_site_day: ["service_clerk"],
  get_request: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  list_request_history: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  get_request_deadline: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  get_request_figures: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_clerk", "supervisor"],
  get_similar_requests: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  find_similar_requests: ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"],
  submit_staff_request: ["service_clerk"],
  submit_staff_requests: ["service_clerk"],
  open_staff_request: ["service_clerk"],
  get_staff_person: ["department_handler", "service_clerk"],
  request_supplement: ["department_handler", "dispatcher", "service_clerk", "supervisor"],
  supply_request: ["enterprise_contact", "service_agent", "service_clerk"],
  report_progress: ["department_handler"],
  announce_course: ["dispatcher", "registrar"],
  change_course: ["dispatcher", "registrar"],
  cancel_course: ["dispatcher", "registrar"],
  record_attendance: ["dispatcher", "registrar"],
  record_attendances: ["dispatcher", "registrar"],
  get_training_report: ["chain_chief", "dispatcher", "operator", "registrar", "supervisor"],
} as const;
