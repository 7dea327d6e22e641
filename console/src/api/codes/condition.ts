// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What the values of a condition are (条件取值). */
export const ConditionKind = {
  text: ["文本", "text"],
  number: ["整数", "whole number"],
  flag: ["是或否", "true or false"],
} as const;
export type ConditionKind = keyof typeof ConditionKind;
