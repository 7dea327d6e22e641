// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with an activity (可对活动执行的操作). */
export const ActivityAction = {
  registration: ["报名", "register"],
  check_in: ["签到", "check in"],
  change: ["修改", "change"],
  summary: ["登记总结", "enter the summary"],
  cancellation: ["取消", "cancel"],
} as const;
export type ActivityAction = keyof typeof ActivityAction;
/** What of an activity became different (活动变更内容). */
export const ActivityField = {
  title: ["活动名称", "activity"],
  place: ["地点", "place"],
  venue: ["阵地", "venue"],
  starts_at: ["开始时间", "start"],
  ends_at: ["结束时间", "end"],
  registration_closes_at: ["报名截止", "registration closes"],
  capacity: ["名额", "places"],
  host: ["承办单位", "host"],
  partners: ["协办单位", "partners"],
  description: ["活动内容", "what it is about"],
  file: ["附件", "file"],
} as const;
export type ActivityField = keyof typeof ActivityField;
/** What kind of activity it is (活动类型). */
export const ActivityKind = {
  exchange: ["交流活动", "exchange"],
  matching: ["对接洽谈", "matching"],
  party: ["党建联建活动", "joint party activity"],
  alliance: ["联盟活动", "alliance activity"],
  finance: ["金融对接", "finance session"],
  talent: ["人才交流", "talent exchange"],
  culture: ["文化活动", "cultural event"],
  other: ["其他活动", "other"],
} as const;
export type ActivityKind = keyof typeof ActivityKind;
/** The order of activities (活动排序). */
export const ActivityOrder = {
  "-starts_at": ["时间从晚到早", "the latest first"],
  starts_at: ["时间从早到晚", "the earliest first"],
} as const;
export type ActivityOrder = keyof typeof ActivityOrder;
/** How an activity stands (活动状态). */
export const ActivityStatus = {
  announced: ["已发布", "announced"],
  held: ["已举办", "held"],
  cancelled: ["已取消", "cancelled"],
} as const;
export type ActivityStatus = keyof typeof ActivityStatus;
/** What happened with an activity (活动步骤). */
export const ActivityStep = {
  announcement: ["发布", "announced"],
  change: ["修改", "changed"],
  summary: ["登记总结", "summary entered"],
  cancellation: ["取消", "cancelled"],
  file: ["上传附件", "file added"],
  file_removal: ["移除附件", "file removed"],
  comment: ["留言", "comment"],
  comment_edit: ["修改留言", "edit of a comment"],
  comment_withdrawal: ["撤回留言", "withdrawal of a comment"],
} as const;
export type ActivityStep = keyof typeof ActivityStep;
/** What somebody has to do with an activity (活动待办). */
export const ActivityWaiting = {
  summary: ["活动待登记总结", "an activity whose summary is to be entered"],
  venue: ["活动阵地未能预订", "an activity that does not have its venue"],
} as const;
export type ActivityWaiting = keyof typeof ActivityWaiting;
