// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with an entry (可对招商对象执行的操作). */
export const ProspectAction = {
  change: ["修改", "change"],
  lead: ["登记线索", "open a lead"],
} as const;
export type ProspectAction = keyof typeof ProspectAction;
/** What of an entry became different (招商对象变更内容). */
export const ProspectField = {
  name: ["名称", "name"],
  region: ["所在地区", "region"],
  industry: ["产业方向", "industry"],
  chain: ["产业链", "chain"],
  note: ["说明", "note"],
  active: ["可登记线索", "open for leads"],
  contact: ["联系人", "contact"],
} as const;
export type ProspectField = keyof typeof ProspectField;
/** In which library somebody stands (招商对象类别). */
export const ProspectKind = {
  investor: ["投资方", "investor"],
  target: ["目标企业", "target enterprise"],
} as const;
export type ProspectKind = keyof typeof ProspectKind;
/** The order of the libraries (招商对象排序). */
export const ProspectOrder = {
  name: ["按名称", "by name"],
  "-registered_at": ["登记时间从晚到早", "the latest first"],
} as const;
export type ProspectOrder = keyof typeof ProspectOrder;
/** What happened with an entry (招商对象步骤). */
export const ProspectStep = {
  registration: ["登记", "registered"],
  change: ["修改", "changed"],
  comment: ["留言", "comment"],
  comment_edit: ["修改留言", "edit of a comment"],
  comment_withdrawal: ["撤回留言", "withdrawal of a comment"],
} as const;
export type ProspectStep = keyof typeof ProspectStep;
