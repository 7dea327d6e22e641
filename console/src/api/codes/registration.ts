// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with a registration (可对活动报名执行的操作). */
export const RegistrationAction = {
  cancellation: ["取消报名", "cancel"],
  attendance: ["登记到场", "record the attendance"],
} as const;
export type RegistrationAction = keyof typeof RegistrationAction;
/** Where a registration stands (活动报名状态). */
export const RegistrationStatus = {
  confirmed: ["已确认", "confirmed"],
  waiting: ["候补中", "on the waiting list"],
  cancelled: ["已取消", "cancelled"],
} as const;
export type RegistrationStatus = keyof typeof RegistrationStatus;
