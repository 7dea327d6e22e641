// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with the record of a visit (可对走访记录执行的操作). */
export const VisitAction = {
  change: ["修改", "change"],
  withdrawal: ["撤销", "withdraw"],
} as const;
export type VisitAction = keyof typeof VisitAction;
/** What of the record of a visit became different (走访记录变更内容). */
export const VisitField = {
  ledger_number: ["台账编号", "ledger number"],
  visitors: ["走访人员", "visitors"],
  summary: ["走访情况", "summary"],
  remarks: ["内部备注", "remarks for offices"],
  file: ["附件", "file"],
} as const;
export type VisitField = keyof typeof VisitField;
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
/** What of a plan of visits became different (走访计划变更内容). */
export const VisitPlanField = {
  title: ["计划名称", "plan"],
  purpose: ["走访目的", "purpose"],
  enterprises: ["走访企业", "enterprises"],
  last_day: ["结束日期", "last day"],
  remind_days: ["提前提醒天数", "reminded days before"],
} as const;
export type VisitPlanField = keyof typeof VisitPlanField;
/** How a plan of visits stands (走访计划状态). */
export const VisitPlanStatus = {
  running: ["执行中", "running"],
  ended: ["已终止", "ended"],
} as const;
export type VisitPlanStatus = keyof typeof VisitPlanStatus;
/** What happened with a plan of visits (走访计划步骤). */
export const VisitPlanStep = {
  making: ["制定", "made"],
  change: ["修改", "changed"],
  end: ["终止", "ended"],
} as const;
export type VisitPlanStep = keyof typeof VisitPlanStep;
/** How the record of a visit stands (走访记录状态). */
export const VisitStatus = {
  recorded: ["已登记", "recorded"],
  withdrawn: ["已撤销", "withdrawn"],
} as const;
export type VisitStatus = keyof typeof VisitStatus;
/** What happened with the record of a visit (走访记录步骤). */
export const VisitStep = {
  recording: ["登记", "recorded"],
  change: ["修改", "changed"],
  withdrawal: ["撤销", "withdrawn"],
  file: ["上传附件", "file added"],
  file_removal: ["移除附件", "file removed"],
  comment: ["留言", "comment"],
  comment_edit: ["修改留言", "edit of a comment"],
  comment_withdrawal: ["撤回留言", "withdrawal of a comment"],
} as const;
export type VisitStep = keyof typeof VisitStep;
