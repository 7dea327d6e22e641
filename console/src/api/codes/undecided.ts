// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** Where a parked event stands that nobody has decided on (尚未处理的搁置事件). */
export const UndecidedStatus = {
  waiting: ["等待重试", "waiting for another try"],
  dead: ["死信", "dead letter"],
} as const;
export type UndecidedStatus = keyof typeof UndecidedStatus;
