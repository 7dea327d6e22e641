// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with an agreement (可对协议执行的操作). */
export const AgreementAction = {
  change: ["修改", "change"],
  renewal: ["续签", "renew"],
  ending: ["提前终止", "end early"],
} as const;
export type AgreementAction = keyof typeof AgreementAction;
/** What of an agreement became different (协议变更内容). */
export const AgreementField = {
  ledger_number: ["台账编号", "ledger number"],
  title: ["标题", "title"],
  kind: ["类型", "kind"],
  chain: ["产业链", "chain"],
  parties: ["签约方", "parties"],
  signed_on: ["签订日期", "signed"],
  starts_on: ["生效日期", "first day"],
  ends_on: ["约定到期日期", "agreed last day"],
  last_day: ["终止日期", "last day"],
  amount: ["金额(元)", "yuan"],
  content: ["主要内容", "content"],
  predecessor: ["原协议", "agreement before"],
  successor: ["后续协议", "agreement after"],
  file: ["附件", "file"],
} as const;
export type AgreementField = keyof typeof AgreementField;
/** What an agreement is about (协议类型). */
export const AgreementKind = {
  co_building: ["共建协议", "co-building agreement"],
  university_industry: ["校企合作协议", "university-industry agreement"],
  expert: ["专家合作协议", "agreement with an expert"],
  technology_contract: ["技术合同", "technology contract"],
  other: ["其他协议", "other agreement"],
} as const;
export type AgreementKind = keyof typeof AgreementKind;
/** The order of agreements (协议排序). */
export const AgreementOrder = {
  "-signed_on": ["签订日期从晚到早", "the latest signed first"],
  signed_on: ["签订日期从早到晚", "the earliest signed first"],
  last_day: ["到期日期从早到晚", "what ends first"],
} as const;
export type AgreementOrder = keyof typeof AgreementOrder;
/** How an agreement stands on a day (协议状态). */
export const AgreementStatus = {
  upcoming: ["未生效", "not in force yet"],
  in_force: ["履行中", "in force"],
  expired: ["已到期", "expired"],
  ended: ["已提前终止", "ended early"],
} as const;
export type AgreementStatus = keyof typeof AgreementStatus;
/** What happened with an agreement (协议步骤). */
export const AgreementStep = {
  registration: ["登记", "registered"],
  change: ["修改", "changed"],
  renewal: ["续签", "renewed"],
  ending: ["提前终止", "ended early"],
  file: ["上传附件", "file added"],
  file_removal: ["移除附件", "file removed"],
  comment: ["留言", "comment"],
  comment_edit: ["修改留言", "edit of a comment"],
  comment_withdrawal: ["撤回留言", "withdrawal of a comment"],
} as const;
export type AgreementStep = keyof typeof AgreementStep;
/** What somebody has to do with an agreement (协议待办). */
export const AgreementWaiting = {
  renewal: ["协议即将到期,待续签或终止", "an agreement that ends soon: renew it or let it end"],
} as const;
export type AgreementWaiting = keyof typeof AgreementWaiting;
