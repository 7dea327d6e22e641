// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What somebody can do with a decision list (决策事项清单的操作). */
export const DecisionListAction = {
  end: ["停止适用", "let it end"],
} as const;
export type DecisionListAction = keyof typeof DecisionListAction;
/** What the party organization does with the matters of a list (决策事项清单种类). */
export const DecisionListKind = {
  prior_study: ["前置研究讨论事项", "studied first by the party organization"],
  decided: ["党组织研究决定事项", "decided by the party organization"],
} as const;
export type DecisionListKind = keyof typeof DecisionListKind;
