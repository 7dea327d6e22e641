// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with a resolution (决议的操作). */
export const ResolutionAction = {
  acceptance: ["接收", "accept it"],
  report: ["报告完成", "report that it is carried out"],
  confirmation: ["确认完成", "confirm that it is carried out, or not"],
  revocation: ["撤销", "take it back"],
} as const;
export type ResolutionAction = keyof typeof ResolutionAction;
/** The order of resolutions (决议排序). */
export const ResolutionOrder = {
  "-passed_at": ["最新的在前", "the latest first"],
  due_on: ["期限最近的在前", "the earliest due first"],
} as const;
export type ResolutionOrder = keyof typeof ResolutionOrder;
/** How far a resolution is carried out (决议落实情况). */
export const ResolutionProgress = {
  assigned: ["待接收", "to be accepted"],
  accepted: ["办理中", "being carried out"],
  reported: ["待确认", "to be confirmed"],
  done: ["已完成", "carried out"],
} as const;
export type ResolutionProgress = keyof typeof ResolutionProgress;
/** How a resolution stands (决议状态). */
export const ResolutionStatus = {
  passed: ["有效", "passed"],
  revoked: ["已撤销", "taken back"],
} as const;
export type ResolutionStatus = keyof typeof ResolutionStatus;
/** What was done with a resolution (决议的步骤). */
export const ResolutionStep = {
  passing: ["作出决议", "passed"],
  acceptance: ["接收", "accepted"],
  report: ["报告完成", "reported as carried out"],
  confirmation: ["确认完成", "confirmed"],
  continuation: ["未予确认", "not confirmed"],
  revocation: ["撤销", "taken back"],
  comment: ["留言", "comment"],
  comment_edit: ["修改留言", "edit of a comment"],
  comment_withdrawal: ["撤回留言", "withdrawal of a comment"],
} as const;
export type ResolutionStep = keyof typeof ResolutionStep;
/** What somebody has to do with a resolution (决议待办). */
export const ResolutionWaiting = {
  acceptance: ["决议待接收", "a resolution to be accepted"],
  report: ["决议待落实", "a resolution to be carried out"],
  confirmation: ["决议完成待确认", "a resolution reported as carried out, to be confirmed"],
} as const;
export type ResolutionWaiting = keyof typeof ResolutionWaiting;
