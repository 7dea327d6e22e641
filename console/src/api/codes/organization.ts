// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What an organization is (组织类型). */
export const OrganizationKind = {
  enterprise: ["企业", "enterprise"],
  party_committee: ["党委", "party committee"],
  general_branch: ["党总支", "general branch"],
  branch: ["党支部", "branch"],
  joint_branch: ["联合党支部", "joint branch"],
  functional_branch: ["功能型党支部", "functional branch"],
  chain_committee: ["产业链党委", "chain committee"],
  alliance: ["党建联盟", "alliance"],
  department: ["部门", "department"],
  park: ["园区", "park"],
  street: ["街道", "street"],
  university: ["高校", "university"],
  institute: ["科研院所", "institute"],
  bank: ["金融机构", "bank"],
} as const;
export type OrganizationKind = keyof typeof OrganizationKind;
/** The order of organizations (组织排序). */
export const OrganizationOrder = {
  code: ["按编号", "by code"],
  name: ["按名称", "by name"],
  newest: ["最近登记在前", "the newest first"],
} as const;
export type OrganizationOrder = keyof typeof OrganizationOrder;
