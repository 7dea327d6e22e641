// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** A condition of a dispatch rule (派单规则的条件). */
export const RuleCondition = {
  item: ["事项", "item"],
  chain: ["产业链", "chain"],
  segment: ["环节", "segment"],
  park: ["园区", "park"],
} as const;
export type RuleCondition = keyof typeof RuleCondition;
/** What dispatch rules name (派单规则所列的对象). */
export const RuleName = {
  item: ["事项", "item"],
  chain: ["产业链", "chain"],
  segment: ["环节", "segment"],
  park: ["园区", "park"],
  department: ["部门", "department"],
} as const;
export type RuleName = keyof typeof RuleName;
