// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** With what a request can be late (超时的时限事项). */
export const LateDuty = {
  handling: ["办理", "handling"],
  dispatch: ["派单", "dispatch"],
  return_review: ["退单审核", "review of a return"],
  extension_decision: ["延期审批", "decision on an extension"],
  review: ["差评复核", "review of a poor evaluation"],
  part: ["协办", "part of a co-department"],
  part_review: ["协办审核", "decision on a return or an extension of a part"],
} as const;
export type LateDuty = keyof typeof LateDuty;
