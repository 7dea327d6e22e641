// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** By what a meeting has a quorum (规定到会要求). */
export const QuorumRule = {
  none: ["不要求", "none needed"],
  number: ["到会单位数", "a number of members"],
  share: ["到会比例(%)", "a share of the members in percent"],
} as const;
export type QuorumRule = keyof typeof QuorumRule;
