// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** The size class of an enterprise (规模). */
export const Scale = {
  large: ["大型", "large"],
  medium: ["中型", "medium"],
  small: ["小型", "small"],
  micro: ["微型", "micro"],
} as const;
export type Scale = keyof typeof Scale;
