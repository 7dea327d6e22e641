// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What a letter is about (信件类别). */
export const LetterKind = {
  password_reset: ["重置密码", "a password forgotten"],
  invitation: ["开通账号", "an account opened"],
  email_confirmation: ["确认邮箱", "a new address to confirm"],
  email_changed: ["邮箱已变更", "another address from now on, told at the old one"],
} as const;
export type LetterKind = keyof typeof LetterKind;
