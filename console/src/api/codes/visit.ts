// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with the record of a visit (可对走访记录执行的操作). */
export const VisitAction = {
  change: ["修改", "change"],
  withdrawal: ["撤销", "withdraw"],
} as const;
export type VisitAction = keyof typeof VisitAction;
/** The order of visits (走访排序). */
export const VisitOrder = {
  "-day": ["日期从晚到早", "the latest first"],
  day: ["日期从早到晚", "the earliest first"],
} as const;
export type VisitOrder = keyof typeof VisitOrder;
/** How often enterprises are visited (走访周期). */
export const VisitPeriod = {
  month: ["每月", "every month"],
  quarter: ["每季度", "every quarter"],
  year: ["每年", "every year"],
} as const;
export type VisitPeriod = keyof typeof VisitPeriod;
/** What can be done with a plan of visits (可对走访计划执行的操作). */
export const VisitPlanAction = {
  change: ["修改", "change"],
  end: ["终止", "end"],
} as const;
export type VisitPlanAction = keyof typeof VisitPlanAction;
/** How a plan of visits stands (走访计划状态). */
export const VisitPlanStatus = {
  running: ["执行中", "running"],
  ended: ["已终止", "ended"],
} as const;
export type VisitPlanStatus = keyof typeof VisitPlanStatus;
/** How the record of a visit stands (走访记录状态). */
export const VisitStatus = {
  recorded: ["已登记", "recorded"],
  withdrawn: ["已撤销", "withdrawn"],
} as const;
export type VisitStatus = keyof typeof VisitStatus;
