// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What somebody can do with a course (对课程可执行的操作). */
export const CourseAction = {
  enrolment: ["报名", "enrol"],
  enrolment_of_others: ["为他人报名", "enrol somebody else"],
  change: ["修改", "change"],
  cancellation: ["取消课程", "cancel the course"],
} as const;
export type CourseAction = keyof typeof CourseAction;
/** Where a course stands (课程状态). */
export const CourseStatus = {
  announced: ["已发布", "announced"],
  held: ["已举办", "held"],
  cancelled: ["已取消", "cancelled"],
} as const;
export type CourseStatus = keyof typeof CourseStatus;
