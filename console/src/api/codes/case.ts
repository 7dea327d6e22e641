// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with a case (集中办理操作). */
export const CaseAction = {
  change: ["修改", "change"],
  addition: ["并入诉求", "add requests"],
  removal: ["移出诉求", "remove requests"],
  answer: ["集中答复", "answer"],
  ending: ["结束", "give up"],
} as const;
export type CaseAction = keyof typeof CaseAction;
/** What a request is to a case (诉求在案状态). */
export const CaseMemberStatus = {
  waiting: ["待答复", "waiting"],
  answered: ["已答复", "answered"],
  removed: ["已移出", "removed"],
} as const;
export type CaseMemberStatus = keyof typeof CaseMemberStatus;
/** Where a case stands (集中办理状态). */
export const CaseStatus = {
  open: ["办理中", "open"],
  partly_answered: ["部分已答复", "partly answered"],
  answered: ["已答复", "answered"],
  ended: ["已结束", "given up"],
} as const;
export type CaseStatus = keyof typeof CaseStatus;
/** What happened with a case (集中办理步骤). */
export const CaseStep = {
  opening: ["立案", "opened"],
  change: ["修改", "changed"],
  addition: ["并入诉求", "requests added"],
  removal: ["移出诉求", "requests removed"],
  answer: ["集中答复", "answered"],
  ending: ["结束", "given up"],
} as const;
export type CaseStep = keyof typeof CaseStep;
/** What somebody has to do with a case (集中办理待办). */
export const CaseWaiting = {
  answer: ["待集中答复", "to be answered"],
} as const;
export type CaseWaiting = keyof typeof CaseWaiting;
