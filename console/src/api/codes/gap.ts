// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What became of the next event in order (缺口原因). */
export const GapCause = {
  missing: ["未到达", "it has not come"],
  dead: ["死信", "dead letter"],
  retrying: ["等待重试", "it will be tried again"],
} as const;
export type GapCause = keyof typeof GapCause;
