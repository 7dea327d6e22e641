// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What decides which department a request goes to (派单依据). */
export const DispatchSource = {
  rule: ["派单规则", "a dispatch rule"],
  item: ["事项的默认部门", "the item's department"],
} as const;
export type DispatchSource = keyof typeof DispatchSource;
