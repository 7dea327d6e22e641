// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** How somebody stands with the meetings owed (应召开会议情况). */
export const OwedStatus = {
  none: ["不要求", "none owed"],
  met: ["已达到", "enough held"],
  planned: ["已安排", "enough convened"],
  open: ["尚未达到", "more to be held"],
  soon: ["即将不足", "too few, and it ends soon"],
  short: ["不足", "too few"],
} as const;
export type OwedStatus = keyof typeof OwedStatus;
/** The order of owed visits (待走访任务排序). */
export const OwedVisitOrder = {
  last_day: ["截止日期从早到晚", "the soonest due first"],
  "-last_day": ["截止日期从晚到早", "the latest due first"],
} as const;
export type OwedVisitOrder = keyof typeof OwedVisitOrder;
/** Where an owed visit stands (待走访任务状态). */
export const OwedVisitStatus = {
  owed: ["待走访", "owed"],
  made: ["已走访", "made"],
  taken_back: ["已收回", "taken back"],
} as const;
export type OwedVisitStatus = keyof typeof OwedVisitStatus;
/** What somebody has to do with an owed visit (走访待办). */
export const OwedVisitWaiting = {
  visit: ["待走访企业", "an enterprise to be visited"],
} as const;
export type OwedVisitWaiting = keyof typeof OwedVisitWaiting;
