// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** How somebody is told (通知渠道). */
export const Channel = {
  inbox: ["站内消息", "inbox"],
  email: ["邮件", "e-mail"],
} as const;
export type Channel = keyof typeof Channel;
