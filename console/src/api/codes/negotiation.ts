// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with a negotiation (可对洽谈执行的操作). */
export const NegotiationAction = {
  change: ["修改", "change"],
  outcome: ["登记结果", "outcome"],
  cancellation: ["取消", "cancellation"],
} as const;
export type NegotiationAction = keyof typeof NegotiationAction;
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
