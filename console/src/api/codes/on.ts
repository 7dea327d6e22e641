// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with an on-site day (可对现场服务日执行的操作). */
export const OnSiteAction = {
  change: ["修改", "change"],
  outcome: ["登记成效", "outcome"],
  cancellation: ["取消", "cancellation"],
} as const;
export type OnSiteAction = keyof typeof OnSiteAction;
/** The order of on-site days (现场服务日排序). */
export const OnSiteOrder = {
  "-day": ["日期从晚到早", "the latest first"],
  day: ["日期从早到晚", "the earliest first"],
} as const;
export type OnSiteOrder = keyof typeof OnSiteOrder;
/** How an on-site day stands (现场服务日状态). */
export const OnSiteStatus = {
  planned: ["已安排", "planned"],
  held: ["已举办", "held"],
  cancelled: ["已取消", "cancelled"],
} as const;
export type OnSiteStatus = keyof typeof OnSiteStatus;
/** What somebody has to do with an on-site day (现场服务日待办). */
export const OnSiteWaiting = {
  outcome: ["现场服务日待登记成效", "an on-site day whose outcome is to be entered"],
} as const;
export type OnSiteWaiting = keyof typeof OnSiteWaiting;
