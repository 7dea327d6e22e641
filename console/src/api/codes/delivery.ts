// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What somebody can do with a mail (对投递可执行的操作). */
export const DeliveryAction = {
  retry: ["重试", "try again"],
} as const;
export type DeliveryAction = keyof typeof DeliveryAction;
/** What became of a mail (投递状态). */
export const DeliveryStatus = {
  pending: ["待发送", "to be sent"],
  sent: ["已发送", "sent"],
  dead: ["投递失败", "refused"],
  off: ["未配置邮件服务器", "no mail server was set"],
} as const;
export type DeliveryStatus = keyof typeof DeliveryStatus;
