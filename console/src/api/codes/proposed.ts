// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What a proposal changes of a person or an account (提案更改的内容). */
export const ProposedField = {
  name: ["姓名", "name"],
  phone: ["手机", "telephone"],
  email: ["电子邮箱", "e-mail"],
  locale: ["语言", "language"],
  login: ["登录名", "login"],
  active: ["是否有效", "whether active"],
  reset_password: ["重置密码", "reset of the password"],
  reset_factor: ["重置第二因素", "reset of the second factor"],
  unlock: ["解除锁定", "end of the delay"],
  end_sessions: ["结束会话", "end of the sessions"],
} as const;
export type ProposedField = keyof typeof ProposedField;
