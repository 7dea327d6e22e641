// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** Where the arrangement of a year comes from (放假安排的来源). */
export const YearSource = {
  statutory: ["法定日历(本版本已知)", "known to this release"],
  declared: ["由特殊安排录入", "held by the overrides"],
} as const;
export type YearSource = keyof typeof YearSource;
