// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What everybody looks up and few change (基础数据). */
export const ReferenceDataKind = {
  catalog: ["服务目录", "the catalog"],
  "working-calendar": ["工作日历", "the working calendar"],
  terms: ["办理规则", "the terms of handling"],
} as const;
export type ReferenceDataKind = keyof typeof ReferenceDataKind;
