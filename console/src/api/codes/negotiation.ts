// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with a negotiation (可对洽谈执行的操作). */
export const NegotiationAction = {
  change: ["修改", "change"],
  outcome: ["登记结果", "outcome"],
  cancellation: ["取消", "cancellation"],
} as const;
export type NegotiationAction = keyof typeof NegotiationAction;
/** What of a negotiation became different (洽谈变更内容). */
export const NegotiationField = {
  title: ["标题", "title"],
  way: ["洽谈方式", "way"],
  day: ["日期", "day"],
  place: ["地点", "place"],
  prospects: ["洽谈对象", "with"],
  organizations: ["参加单位", "organizations"],
  subject: ["洽谈内容", "subject"],
  file: ["附件", "file"],
} as const;
export type NegotiationField = keyof typeof NegotiationField;
/** The order of negotiations (洽谈排序). */
export const NegotiationOrder = {
  "-day": ["日期从晚到早", "the latest first"],
  day: ["日期从早到晚", "the earliest first"],
} as const;
export type NegotiationOrder = keyof typeof NegotiationOrder;
/** How a negotiation stands (洽谈状态). */
export const NegotiationStatus = {
  planned: ["已安排", "planned"],
  held: ["已举行", "held"],
  cancelled: ["已取消", "cancelled"],
} as const;
export type NegotiationStatus = keyof typeof NegotiationStatus;
/** What happened with a negotiation (洽谈步骤). */
export const NegotiationStep = {
  planning: ["安排", "planned"],
  change: ["调整", "changed"],
  outcome: ["登记结果", "outcome entered"],
  cancellation: ["取消", "cancelled"],
  file: ["上传附件", "file added"],
  file_removal: ["移除附件", "file removed"],
  comment: ["留言", "comment"],
  comment_edit: ["修改留言", "edit of a comment"],
  comment_withdrawal: ["撤回留言", "withdrawal of a comment"],
} as const;
export type NegotiationStep = keyof typeof NegotiationStep;
/** What somebody has to do with a negotiation (洽谈待办). */
export const NegotiationWaiting = {
  outcome: ["招商洽谈待登记结果", "a negotiation whose outcome is to be entered"],
} as const;
export type NegotiationWaiting = keyof typeof NegotiationWaiting;
/** How a negotiation is held (洽谈方式). */
export const NegotiationWay = {
  online: ["线上", "online"],
  offline: ["线下", "offline"],
} as const;
export type NegotiationWay = keyof typeof NegotiationWay;
