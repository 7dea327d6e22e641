// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with a meeting (会议的操作). */
export const MeetingAction = {
  change: ["修改", "change it"],
  cancellation: ["取消", "cancel it"],
  attendance: ["登记到会", "enter who attended"],
  resolution: ["作出决议", "enter a resolution"],
  minutes: ["记录纪要", "take minutes"],
  approval: ["审定纪要", "approve the minutes"],
  amendment: ["更正纪要", "amend the minutes"],
} as const;
export type MeetingAction = keyof typeof MeetingAction;
/** The order of meetings (会议排序). */
export const MeetingOrder = {
  "-starts_at": ["时间从晚到早", "the latest first"],
  starts_at: ["时间从早到晚", "the earliest first"],
} as const;
export type MeetingOrder = keyof typeof MeetingOrder;
/** In which period meetings are owed (会议周期). */
export const MeetingPeriod = {
  none: ["不定期", "as needed"],
  month: ["每月", "each month"],
  quarter: ["每季度", "each quarter"],
  year: ["每年", "each year"],
} as const;
export type MeetingPeriod = keyof typeof MeetingPeriod;
/** How a meeting stands (会议状态). */
export const MeetingStatus = {
  convened: ["已召集", "convened"],
  held: ["已召开", "held"],
  minuted: ["纪要待审定", "minutes to be approved"],
  approved: ["纪要已审定", "minutes approved"],
  cancelled: ["已取消", "cancelled"],
} as const;
export type MeetingStatus = keyof typeof MeetingStatus;
/** What was done with a meeting (会议的步骤). */
export const MeetingStep = {
  convening: ["召集", "convened"],
  entry: ["补录", "entered afterwards"],
  change: ["修改", "changed"],
  cancellation: ["取消", "cancelled"],
  attendance: ["登记到会", "attendance entered"],
  resolution: ["作出决议", "resolved"],
  revocation: ["撤销决议", "a resolution taken back"],
  minutes: ["记录纪要", "minutes taken"],
  approval: ["审定纪要", "minutes approved"],
  amendment: ["更正纪要", "minutes amended"],
  comment: ["留言", "comment"],
  comment_edit: ["修改留言", "edit of a comment"],
  comment_withdrawal: ["撤回留言", "withdrawal of a comment"],
} as const;
export type MeetingStep = keyof typeof MeetingStep;
/** What somebody has to do with a meeting (会议待办). */
export const MeetingWaiting = {
  attendance: ["会议待登记到会", "a meeting whose attendance is to be entered"],
  minutes: ["会议待记录纪要", "a meeting whose minutes are to be taken"],
  approval: ["会议纪要待审定", "minutes to be approved"],
} as const;
export type MeetingWaiting = keyof typeof MeetingWaiting;
