// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What a party of an agreement is (签约方类别). */
export const PartyKind = {
  enterprise: ["企业", "enterprise"],
  government: ["部门、园区或街道", "department, park or street"],
  party_organization: ["党组织", "party organization"],
  university: ["高校", "university"],
  institute: ["科研院所", "institute"],
  expert: ["专家", "expert"],
  bank: ["金融机构", "bank"],
  other: ["其他", "other"],
} as const;
export type PartyKind = keyof typeof PartyKind;
