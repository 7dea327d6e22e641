// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What a comment is (留言类别). */
export const CommentKind = {
  comment: ["留言", "comment"],
  progress: ["办理进展", "progress"],
  supplement: ["请补正", "what has to be supplied"],
  supply: ["补正", "what was supplied"],
} as const;
export type CommentKind = keyof typeof CommentKind;
/** For whom a comment is (留言范围). */
export const CommentVisibility = {
  public: ["公开", "for everybody who sees it"],
  internal: ["内部", "for offices alone"],
} as const;
export type CommentVisibility = keyof typeof CommentVisibility;
