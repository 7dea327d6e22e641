// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What somebody can do with a mandate (可对委托执行的操作). */
export const MandateAction = {
  revocation: ["撤销委托", "revocation"],
} as const;
export type MandateAction = keyof typeof MandateAction;
/** Why a mandate has ended (委托终止原因). */
export const MandateEnd = {
  expired: ["期限届满", "its time is over"],
  post_lost: ["代办专员已离任", "the agent does not hold the post any more"],
} as const;
export type MandateEnd = keyof typeof MandateEnd;
/** Whether a mandate can be used (委托状态). */
export const MandateStatus = {
  planned: ["未生效", "from a later day"],
  in_force: ["有效", "in force"],
  revoked: ["已撤销", "revoked"],
  ended: ["已终止", "ended"],
} as const;
export type MandateStatus = keyof typeof MandateStatus;
