// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** In which role a meeting may be convened (会议召集人). */
export const Convenor = {
  dispatcher: ["派单员", "dispatcher"],
  supervisor: ["督办员", "supervisor"],
  chain_chief: ["链长", "chain chief"],
  service_clerk: ["服务中心工作人员", "service centre clerk"],
} as const;
export type Convenor = keyof typeof Convenor;
