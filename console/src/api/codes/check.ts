// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** How it is known that somebody came (签到方式). */
export const CheckInWay = {
  code: ["动态码签到", "by the rotating code"],
  organizer: ["主办单位登记", "recorded by the organizer"],
} as const;
export type CheckInWay = keyof typeof CheckInWay;
