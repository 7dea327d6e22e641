// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What a row of an import does (导入行的结果). */
export const RowOutcome = {
  created: ["新增", "created"],
  updated: ["更新", "updated"],
  unchanged: ["未变", "unchanged"],
} as const;
export type RowOutcome = keyof typeof RowOutcome;
