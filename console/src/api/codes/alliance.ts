// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What an organization is in an alliance (联盟角色). */
export const AllianceRole = {
  lead: ["盟主", "lead"],
  rotating_chair: ["轮值主席", "rotating chair"],
  member: ["成员", "member"],
} as const;
export type AllianceRole = keyof typeof AllianceRole;
