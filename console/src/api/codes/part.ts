// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What somebody can do with a part (可执行的协办操作). */
export const PartAction = {
  accept: ["协办接单", "accept it"],
  return: ["协办退回", "return it"],
  confirmation: ["维持协办", "confirm it"],
  extension: ["协办申请延期", "ask for more time"],
  extension_decision: ["审批协办延期", "decide on the extension"],
  contribution: ["协办反馈", "contribute to it"],
  release: ["免除协办", "release the co-department"],
} as const;
export type PartAction = keyof typeof PartAction;
/** What somebody owes the part of a co-department (协办的时限事项). */
export const PartDuty = {
  part: ["协办", "part of a co-department"],
  part_review: ["协办审核", "decision on a return or an extension of a part"],
} as const;
export type PartDuty = keyof typeof PartDuty;
/** Where the part of a co-department stands (协办状态). */
export const PartStatus = {
  waiting: ["待协办接单", "to be accepted"],
  accepted: ["协办中", "being worked on"],
  returned: ["协办退回待审核", "returned"],
  done: ["协办完成", "done"],
  released: ["已免除", "released"],
  lapsed: ["已终止", "ended with the request"],
} as const;
export type PartStatus = keyof typeof PartStatus;
