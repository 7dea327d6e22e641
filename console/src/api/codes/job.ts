// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** Where a job stands (任务状态). */
export const JobStatus = {
  waiting: ["等待", "waiting"],
  running: ["进行中", "running"],
  done: ["已完成", "done"],
  failed: ["未完成", "failed"],
} as const;
export type JobStatus = keyof typeof JobStatus;
