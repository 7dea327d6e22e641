// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What two requests have in common (相似理由). */
export const SimilarityReason = {
  words: ["内容相近", "similar words"],
  item: ["事项相同", "same item"],
  chain: ["产业链相同", "same chain"],
  segment: ["环节相同", "same segment"],
  recent: ["近期提交", "recent"],
} as const;
export type SimilarityReason = keyof typeof SimilarityReason;
