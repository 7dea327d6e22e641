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
/** What somebody has to do with an activity (活动待办). */
export const ActivityWaiting = {
  summary: ["活动待登记总结", "an activity whose summary is to be entered"],
  venue: ["活动阵地未能预订", "an activity that does not have its venue"],
} as const;
export type ActivityWaiting = keyof typeof ActivityWaiting;
