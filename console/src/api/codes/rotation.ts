// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with a rotation (可对轮值执行的操作). */
export const RotationAction = {
  change: ["修改", "change"],
  swap: ["调换", "swap"],
  skip: ["跳过", "skip"],
} as const;
export type RotationAction = keyof typeof RotationAction;
/** What was done with a rotation (轮值的步骤). */
export const RotationStep = {
  setting_up: ["建立", "set up"],
  change: ["修改", "changed"],
  addition: ["加入", "added"],
  removal: ["移出", "removed"],
  order: ["调整顺序", "put in another order"],
  turn: ["轮值", "took the turn"],
  skip: ["跳过", "skipped"],
  swap: ["调换", "swapped"],
  return: ["退回轮值", "gave the turn back"],
  lapse: ["轮值取消", "the turn lapsed"],
} as const;
export type RotationStep = keyof typeof RotationStep;
