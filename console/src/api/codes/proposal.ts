// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What is proposed (提案事项). */
export const ProposalAct = {
  give_post: ["任职", "giving a post"],
  open_account: ["开通账号", "opening an account"],
  change_account: ["重置密码或恢复账号", "resetting or reopening an account"],
  change_person: ["修改姓名、联系方式或恢复人员", "changing the name or contact of a person, or reactivating one"],
  import_file: ["导入电子表格", "importing a spreadsheet"],
} as const;
export type ProposalAct = keyof typeof ProposalAct;
/** What somebody can do with a proposal (对提案可执行的操作). */
export const ProposalAction = {
  approval: ["批准", "approve"],
  refusal: ["拒绝", "refuse"],
  withdrawal: ["撤回", "withdraw"],
} as const;
export type ProposalAction = keyof typeof ProposalAction;
/** Where a proposal stands (提案状态). */
export const ProposalStatus = {
  pending: ["待批准", "waiting for approval"],
  approved: ["已批准并生效", "approved, and in effect"],
  refused: ["已拒绝", "refused"],
  withdrawn: ["已撤回", "withdrawn"],
  expired: ["已过期", "expired"],
} as const;
export type ProposalStatus = keyof typeof ProposalStatus;
/** What somebody has to do with a proposal (提案待办). */
export const ProposalWaiting = {
  approval: ["待批准的提案", "a proposal to be approved or refused"],
} as const;
export type ProposalWaiting = keyof typeof ProposalWaiting;
