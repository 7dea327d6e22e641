// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
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
