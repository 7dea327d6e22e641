// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What an entry of a deadline's ledger says happened (计时台账记录). */
export const LedgerKind = {
  started: ["开始计时", "started"],
  paused: ["暂停计时", "paused"],
  resumed: ["恢复计时", "resumed"],
  extended: ["批准延期", "extended"],
  returned: ["退单", "returned"],
  redispatched: ["改派,重新计时", "redispatched"],
  restarted: ["重新办理,重新计时", "restarted"],
  recomputed: ["按更新后的工作日历重新计算", "recomputed with a changed calendar"],
  stopped: ["停止计时", "stopped"],
} as const;
export type LedgerKind = keyof typeof LedgerKind;
