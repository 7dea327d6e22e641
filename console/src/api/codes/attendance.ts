// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** Whether somebody came (出勤). */
export const AttendanceOutcome = {
  present: ["参加", "present"],
  absent: ["缺席", "absent"],
} as const;
export type AttendanceOutcome = keyof typeof AttendanceOutcome;
