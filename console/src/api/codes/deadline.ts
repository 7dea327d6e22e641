// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** Whether working time counts against a deadline (计时状态). */
export const DeadlineStatus = {
  not_started: ["尚未开始计时", "not started"],
  running: ["计时中", "running"],
  paused: ["暂停计时", "paused"],
  stopped: ["已停止计时", "stopped"],
} as const;
export type DeadlineStatus = keyof typeof DeadlineStatus;
/** A step in the explanation of a deadline (时限说明的步骤). */
export const DeadlineStep = {
  started: ["开始计时", "started"],
  paused: ["暂停计时", "paused"],
  resumed: ["恢复计时", "resumed"],
  extended: ["批准延期", "extended"],
  returned: ["退单", "returned"],
  redispatched: ["改派,重新计时", "redispatched"],
  restarted: ["重新办理,重新计时", "restarted"],
  recomputed: ["按更新后的工作日历重新计算", "recomputed with a changed calendar"],
  stopped: ["停止计时", "stopped"],
  day: ["某一日", "a day"],
  period: ["期间届满", "the period ends"],
  due: ["到期", "the due date"],
} as const;
export type DeadlineStep = keyof typeof DeadlineStep;
