// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** From which side a relation is seen (关系方向). */
export const RelationDirection = {
  out: ["该组织为主体", "the organization is the subject"],
  in: ["该组织为客体", "the organization is the object"],
  both: ["双向", "both"],
} as const;
export type RelationDirection = keyof typeof RelationDirection;
/** How one organization stands to another (组织关系). */
export const RelationKind = {
  affiliation: ["隶属组织", "affiliation"],
  dual_management: ["双重管理", "dual management"],
  coverage: ["覆盖企业", "coverage"],
  alliance: ["联盟", "alliance membership"],
  park: ["所属园区", "park"],
} as const;
export type RelationKind = keyof typeof RelationKind;
