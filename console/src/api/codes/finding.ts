// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What became of a finding of a visit (走访发现的去向). */
export const FindingKind = {
  request: ["转为诉求", "a request"],
  demand: ["需求", "a demand"],
  suggestion: ["建议", "a suggestion"],
  nothing: ["无需办理", "nothing"],
} as const;
export type FindingKind = keyof typeof FindingKind;
