// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** The language of a feed (日历语言). */
export const FeedLanguage = {
  zh: ["中文", "Chinese"],
  en: ["英文", "English"],
} as const;
export type FeedLanguage = keyof typeof FeedLanguage;
