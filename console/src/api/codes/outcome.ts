// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What has come of a project (项目成效类型). */
export const OutcomeKind = {
  invested: ["完成投资", "invested"],
  saved: ["节约资金", "saved"],
  financed: ["获得融资", "financed"],
  earned: ["实现产值", "earned"],
} as const;
export type OutcomeKind = keyof typeof OutcomeKind;
