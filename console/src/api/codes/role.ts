// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What somebody may do (角色). */
export const Role = {
  enterprise_contact: ["企业联系人", "enterprise contact"],
  dispatcher: ["派单员", "dispatcher"],
  department_handler: ["部门经办人", "department handler"],
  supervisor: ["督办员", "supervisor"],
  chain_chief: ["链长", "chain chief"],
  registrar: ["登记员", "registrar"],
  operator: ["平台管理员", "platform operator"],
  service_clerk: ["服务中心工作人员", "service centre clerk"],
  grid_worker: ["网格员", "grid worker"],
  service_agent: ["代办专员", "service agent"],
  follow_up_clerk: ["回访员", "follow-up clerk"],
} as const;
export type Role = keyof typeof Role;
