// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** A language of the platform (语言). */
export const Locale = {
  zh: ["中文", "Chinese"],
  en: ["英文", "English"],
} as const;
export type Locale = keyof typeof Locale;
