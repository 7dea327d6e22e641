// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What somebody can do with an enrolment (对报名可执行的操作). */
export const EnrolmentAction = {
  cancellation: ["取消报名", "cancel the enrolment"],
  attendance: ["登记出勤", "record whether the person came"],
} as const;
export type EnrolmentAction = keyof typeof EnrolmentAction;
/** Where an enrolment stands (报名状态). */
export const EnrolmentStatus = {
  confirmed: ["已确认", "confirmed"],
  waiting: ["候补", "waiting"],
  cancelled: ["已取消", "cancelled"],
} as const;
export type EnrolmentStatus = keyof typeof EnrolmentStatus;
