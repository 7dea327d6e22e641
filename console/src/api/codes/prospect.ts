// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with an entry (可对招商对象执行的操作). */
export const ProspectAction = {
  change: ["修改", "change"],
  lead: ["登记线索", "open a lead"],
} as const;
export type ProspectAction = keyof typeof ProspectAction;
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
