// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What a day counts for in a period (某日是否计入期间). */
export const DayOutcome = {
  first: ["起算当日,不计入", "the day on which the period begins"],
  counted: ["计入", "counted"],
  skipped: ["不计入", "not counted"],
} as const;
export type DayOutcome = keyof typeof DayOutcome;
/** Why a day is worked or not (某日为何上班或休息). */
export const DayReason = {
  workday: ["工作日", "working day"],
  weekend: ["周末", "weekend"],
  holiday: ["法定节假日", "public holiday"],
  substitute: ["调休放假", "day off in exchange"],
  make_up: ["调休上班", "make-up working day"],
  override: ["特殊安排", "override"],
} as const;
export type DayReason = keyof typeof DayReason;
/** What an override makes of a day (某日的特殊安排). */
export const DaySetting = {
  working: ["工作日", "worked in full"],
  off: ["休息日", "off"],
  half: ["半日(仅第一个班次)", "worked in the first shift only"],
} as const;
export type DaySetting = keyof typeof DaySetting;
