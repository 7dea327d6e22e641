// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** How a request came to its end (办结原因). */
export const ClosingCause = {
  evaluated: ["企业已评价", "evaluated"],
  upheld: ["维持原答复", "the answer was upheld"],
  unevaluated: ["逾期未评价", "nobody evaluated it in time"],
} as const;
export type ClosingCause = keyof typeof ClosingCause;
