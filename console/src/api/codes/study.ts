// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What came of a study by the party organization (前置研究结果). */
export const StudyOutcome = {
  agreed: ["同意", "agreed"],
  revised: ["修改后再议", "to be revised first"],
  objected: ["不同意", "not agreed"],
} as const;
export type StudyOutcome = keyof typeof StudyOutcome;
