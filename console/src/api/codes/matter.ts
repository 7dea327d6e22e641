// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with a matter (议题的操作). */
export const MatterAction = {
  discussion: ["登记研究", "enter that it was discussed"],
  settlement: ["登记解决", "settle it"],
  confirmation: ["确认解决", "confirm that it is settled, or not"],
  withdrawal: ["撤回", "withdraw it"],
  study: ["登记前置研究", "enter that the party organization has studied it"],
} as const;
export type MatterAction = keyof typeof MatterAction;
/** Where a matter stands (议题状态). */
export const MatterStatus = {
  raised: ["待上会", "to be discussed"],
  discussed: ["研究中", "under discussion"],
  settled: ["待提出单位确认", "to be confirmed by the proposer"],
  confirmed: ["已解决", "settled"],
  withdrawn: ["已撤回", "withdrawn"],
} as const;
export type MatterStatus = keyof typeof MatterStatus;
/** What was done with a matter (议题的步骤). */
export const MatterStep = {
  raising: ["提出", "raised"],
  discussion: ["研究", "discussed"],
  settlement: ["登记解决", "settled"],
  confirmation: ["确认解决", "confirmed"],
  continuation: ["未予确认", "not confirmed"],
  withdrawal: ["撤回", "withdrawn"],
  study: ["前置研究", "studied by the party organization"],
  comment: ["留言", "comment"],
  comment_edit: ["修改留言", "edit of a comment"],
  comment_withdrawal: ["撤回留言", "withdrawal of a comment"],
} as const;
export type MatterStep = keyof typeof MatterStep;
/** What somebody has to do with a matter (议题待办). */
export const MatterWaiting = {
  discussion: ["议题待上会研究", "a matter to be discussed"],
  settlement: ["议题待解决", "a matter to be settled"],
  confirmation: ["议题解决待确认", "a settled matter to be confirmed"],
  study: ["议题待前置研究", "a matter to be studied by the party organization"],
} as const;
export type MatterWaiting = keyof typeof MatterWaiting;
