"""The Chinese words of roles."""

ROLES = {
    "enterprise_contact": "企业联系人",
    "dispatcher": "派单员",
    "department_handler": "部门承办人",
    "supervisor": "督办员",
    "chain_chief": "链长",
    "registrar": "登记员",
    "operator": "平台运维",
}
