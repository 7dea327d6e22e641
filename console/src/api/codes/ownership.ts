// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** Who owns an enterprise (所有制). */
export const Ownership = {
  private: ["民营", "private"],
  state: ["国有", "state-owned"],
  collective: ["集体", "collective"],
  foreign: ["外资", "foreign"],
  joint_venture: ["合资", "joint venture"],
} as const;
export type Ownership = keyof typeof Ownership;
