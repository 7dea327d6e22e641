// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What happened to the account of a person of trust (要职人员账号变更). */
export const TrustChange = {
  opened: ["已开通", "opened"],
  reset: ["密码已重置", "given a one-time password"],
  reset_by_mail: ["密码已凭邮件验证码设置", "given a password with a code sent by mail"],
  factor_removed: ["第二因素已移除", "left without its second factor"],
  key_made: ["已获发接口密钥", "given an API key"],
  reopened: ["已恢复", "opened again"],
  reached: ["联系方式已变更", "given other contact details"],
  renamed: ["姓名已变更", "given another name"],
  to_be_opened: ["须重新开通", "to be opened anew"],
} as const;
export type TrustChange = keyof typeof TrustChange;
