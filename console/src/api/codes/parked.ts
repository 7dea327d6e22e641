// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What somebody can do with a parked event (对搁置事件可执行的操作). */
export const ParkedAction = {
  replay: ["重试", "try again"],
  drop: ["丢弃", "drop"],
} as const;
export type ParkedAction = keyof typeof ParkedAction;
/** Where a parked event stands (搁置事件的状态). */
export const ParkedStatus = {
  waiting: ["等待重试", "waiting for another try"],
  dead: ["死信", "dead letter"],
  dropping: ["待丢弃", "dropped once its turn comes"],
  dropped: ["已丢弃", "dropped"],
} as const;
export type ParkedStatus = keyof typeof ParkedStatus;
