// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with a claim (认领的操作). */
export const ClaimAction = {
  confirmation: ["确认认领", "confirm it"],
  refusal: ["不予确认", "refuse it"],
  progress: ["报告进展", "tell how far it is"],
  result: ["报告结果", "tell the result"],
  completion: ["确认结果", "accept the result, or not"],
  return: ["退回认领", "give it back"],
  withdrawal: ["收回认领", "take it back"],
} as const;
export type ClaimAction = keyof typeof ClaimAction;
/** Where a claim stands (认领状态). */
export const ClaimStatus = {
  claimed: ["待确认", "to be confirmed"],
  confirmed: ["办理中", "under way"],
  reported: ["结果待确认", "result to be confirmed"],
  done: ["已完成", "done"],
  refused: ["未予确认", "refused"],
  given_back: ["已退回或收回", "given or taken back"],
} as const;
export type ClaimStatus = keyof typeof ClaimStatus;
/** What somebody has to do with a claim (认领待办). */
export const ClaimWaiting = {
  confirmation: ["认领待确认", "a claim to be confirmed"],
  completion: ["认领结果待确认", "the result of a claim to be confirmed"],
  result: ["认领待办理", "a claim to be carried out"],
} as const;
export type ClaimWaiting = keyof typeof ClaimWaiting;
