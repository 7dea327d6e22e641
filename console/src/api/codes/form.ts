// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** The kind of answer that a form asks for (表单字段类型). */
export const FormFieldType = {
  text: ["文本", "text"],
  long_text: ["长文本", "long text"],
  number: ["数字", "number"],
  date: ["日期", "date"],
  boolean: ["是否", "yes or no"],
  choice: ["选择", "choice"],
} as const;
export type FormFieldType = keyof typeof FormFieldType;
