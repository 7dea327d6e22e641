// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with a lead (可对线索执行的操作). */
export const LeadAction = {
  change: ["修改", "change"],
  log: ["登记跟进", "log"],
  commissioner: ["指定特派员", "commissioner"],
  negotiation: ["登记洽谈", "negotiation"],
  conversion: ["转为项目", "make it a project"],
  loss: ["登记流失", "loss"],
  reopening: ["恢复跟进", "take up again"],
} as const;
export type LeadAction = keyof typeof LeadAction;
/** What of a lead became different (线索变更内容). */
export const LeadField = {
  title: ["标题", "title"],
  chain: ["产业链", "chain"],
  commissioner: ["特派员", "commissioner"],
  source: ["线索来源", "source"],
  first_contact_on: ["首次接触日期", "first contact"],
  amount: ["意向金额(元)", "yuan intended"],
  content: ["合作意向", "what it is about"],
  project: ["项目", "project"],
  next_task: ["下一步", "next task"],
  next_task_on: ["下一步日期", "next task by"],
  file: ["附件", "file"],
} as const;
export type LeadField = keyof typeof LeadField;
/** The order of leads (线索排序). */
export const LeadOrder = {
  "-first_contact_on": ["首次接触从晚到早", "the latest first contact first"],
  first_contact_on: ["首次接触从早到晚", "the earliest first contact first"],
  next_task_on: ["下一步日期从早到晚", "the next task that is due first"],
} as const;
export type LeadOrder = keyof typeof LeadOrder;
/** How a lead stands (线索状态). */
export const LeadStatus = {
  contacted: ["已接触", "contacted"],
  negotiating: ["洽谈中", "negotiating"],
  converted: ["已转项目", "a project"],
  lost: ["已流失", "lost"],
} as const;
export type LeadStatus = keyof typeof LeadStatus;
/** What happened with a lead (线索步骤). */
export const LeadStep = {
  opening: ["登记线索", "opened"],
  note: ["跟进", "followed"],
  change: ["修改", "changed"],
  commissioner: ["指定特派员", "commissioner named"],
  negotiation: ["洽谈", "negotiation held"],
  conversion: ["转为项目", "made a project"],
  loss: ["流失", "lost"],
  reopening: ["恢复跟进", "taken up again"],
  file: ["上传附件", "file added"],
  file_removal: ["移除附件", "file removed"],
  comment: ["留言", "comment"],
  comment_edit: ["修改留言", "edit of a comment"],
  comment_withdrawal: ["撤回留言", "withdrawal of a comment"],
} as const;
export type LeadStep = keyof typeof LeadStep;
/** What somebody has to do with a lead (线索待办). */
export const LeadWaiting = {
  next_task: ["招商线索待跟进", "a lead whose next task is due"],
} as const;
export type LeadWaiting = keyof typeof LeadWaiting;
