// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What the supervisor decides on a poor evaluation (复核决定). */
export const ReviewDecision = {
  reopen: ["重新办理", "handle it again"],
  uphold: ["维持原答复", "let the answer stand"],
} as const;
export type ReviewDecision = keyof typeof ReviewDecision;
