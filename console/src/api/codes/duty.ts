// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What somebody owes, each on a clock of its own (时限事项). */
export const Duty = {
  handling: ["办理", "handling"],
  dispatch: ["派单", "dispatch"],
  return_review: ["退单审核", "review of a return"],
  extension_decision: ["延期审批", "decision on an extension"],
  review: ["差评复核", "review of a poor evaluation"],
  follow_up: ["回访", "follow-up"],
  part: ["协办", "part of a co-department"],
  part_review: ["协办审核", "decision on a return or an extension of a part"],
  resolution: ["决议落实", "carrying out a resolution"],
} as const;
export type Duty = keyof typeof Duty;
