// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with an offer (认领事项的操作). */
export const OfferAction = {
  claim: ["认领", "claim it"],
  naming: ["是否公开企业名称", "let the enterprise be named, or not"],
  withdrawal: ["撤下", "withdraw it"],
} as const;
export type OfferAction = keyof typeof OfferAction;
/** Whether an offer can be claimed (认领事项状态). */
export const OfferStatus = {
  open: ["可认领", "open"],
  ended: ["已截止", "ended"],
  withdrawn: ["已撤下", "withdrawn"],
} as const;
export type OfferStatus = keyof typeof OfferStatus;
