// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** Whether it is held (日程状态). */
export const OccasionStatus = {
  confirmed: ["确定", "confirmed"],
  tentative: ["候补中", "on the waiting list"],
  cancelled: ["已取消", "cancelled"],
} as const;
export type OccasionStatus = keyof typeof OccasionStatus;
