// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What has happened to an account (账号变动). */
export const AccountChange = {
  password_set: ["已凭邮件验证码设置新密码", "a password was set with a code sent by mail"],
  factor_enrolled: ["已启用第二因素", "a second factor was set up"],
  factor_removed: ["已移除第二因素", "the second factor was removed"],
  factor_reset: ["第二因素已被他人重置", "the second factor was removed by somebody else"],
  recovery_code_used: ["已使用一个恢复码", "a recovery code was used"],
  recovery_codes_renewed: ["已更换恢复码", "the recovery codes were renewed"],
  key_made: ["已发放接口密钥", "an API key was made"],
  key_revoked: ["已撤销接口密钥", "an API key was revoked"],
  feed_made: ["已新建日历地址", "an address for calendars was made"],
  phone_changed: ["已更改本人电话", "the telephone number was changed"],
  email_changed: ["已更改本人邮箱", "the e-mail address was changed"],
} as const;
export type AccountChange = keyof typeof AccountChange;
/** Whether a person can sign in (账号状态). */
export const AccountStatus = {
  none: ["没有账号", "no account"],
  not_opened: ["尚未开通", "not opened yet"],
  open: ["已开通", "open"],
  closed: ["已停用", "closed"],
} as const;
export type AccountStatus = keyof typeof AccountStatus;
