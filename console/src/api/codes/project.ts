// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with a project (可对项目执行的操作). */
export const ProjectAction = {
  change: ["修改", "change"],
  plan: ["编排节点", "plan the milestones"],
  milestone: ["登记节点完成", "complete a milestone"],
  stage: ["变更阶段", "move to another stage"],
  outcome: ["登记成效", "enter an outcome"],
  outcome_withdrawal: ["撤销成效", "withdraw an outcome"],
  report: ["提交月报", "report of a month"],
  ending: ["结束项目", "end"],
} as const;
export type ProjectAction = keyof typeof ProjectAction;
/** Why a project stands as it does (项目进度原因). */
export const ProjectCause = {
  nothing_overdue: ["没有逾期节点", "no milestone is overdue"],
  milestone_overdue: ["节点逾期", "a milestone is overdue"],
  milestone_late: ["节点逾期超过宽限", "a milestone is overdue by more than the days of grace"],
  weight_overdue: ["逾期节点权重过高", "too much of the weight is overdue"],
  end_overdue: ["已过计划完成日期", "the planned end is over"],
} as const;
export type ProjectCause = keyof typeof ProjectCause;
/** What a kind of project counts as (项目大类). */
export const ProjectClass = {
  service: ["服务项目", "service project"],
  wall_chart: ["挂图作战项目", "wall-chart project"],
  financing: ["融资项目", "financing project"],
  secretary: ["书记项目", "secretary project"],
  technology: ["产学研合作项目", "technology project"],
  investment: ["招商项目", "investment project"],
} as const;
export type ProjectClass = keyof typeof ProjectClass;
/** How a project ended (项目结果). */
export const ProjectEnding = {
  completed: ["已完成", "completed"],
  stopped: ["已中止", "stopped"],
} as const;
export type ProjectEnding = keyof typeof ProjectEnding;
/** What of a project became different (项目变更内容). */
export const ProjectField = {
  ledger_number: ["台账编号", "ledger number"],
  title: ["名称", "title"],
  content: ["内容", "content"],
  chain: ["产业链", "chain"],
  partners: ["参与组织", "partners"],
  amount: ["计划投资(元)", "planned sum, yuan"],
  starts_on: ["计划开始日期", "planned first day"],
  ends_on: ["计划完成日期", "planned last day"],
  stage: ["阶段", "stage"],
  since: ["自何日起", "since"],
  status: ["状态", "status"],
  milestone: ["节点", "milestone"],
  outcome: ["成效", "outcome"],
  month: ["月份", "month"],
  file: ["附件", "file"],
} as const;
export type ProjectField = keyof typeof ProjectField;
/** The order of projects (项目排序). */
export const ProjectOrder = {
  "-registered_at": ["登记时间从晚到早", "the latest registered first"],
  registered_at: ["登记时间从早到晚", "the earliest registered first"],
  ends_on: ["计划完成日期从早到晚", "what ends first"],
} as const;
export type ProjectOrder = keyof typeof ProjectOrder;
/** How far a project has come (项目阶段). */
export const ProjectStage = {
  reserve: ["储备", "in reserve"],
  signed: ["签约", "signed"],
  started: ["开工", "started"],
  producing: ["投产", "producing"],
} as const;
export type ProjectStage = keyof typeof ProjectStage;
/** How a project stands against its plan (项目进度). */
export const ProjectStanding = {
  on_course: ["正常", "on course"],
  at_risk: ["有风险", "at risk"],
  late: ["滞后", "late"],
} as const;
export type ProjectStanding = keyof typeof ProjectStanding;
/** Whether a project is under way (项目状态). */
export const ProjectStatus = {
  under_way: ["推进中", "under way"],
  completed: ["已完成", "completed"],
  stopped: ["已中止", "stopped"],
} as const;
export type ProjectStatus = keyof typeof ProjectStatus;
/** What happened with a project (项目步骤). */
export const ProjectStep = {
  registration: ["登记", "registered"],
  change: ["修改", "changed"],
  plan: ["编排节点", "milestones planned"],
  milestone: ["节点完成", "milestone done"],
  milestone_reopened: ["节点重新打开", "milestone open again"],
  stage: ["进入下一阶段", "moved on"],
  stage_back: ["阶段回退", "moved back"],
  outcome: ["登记成效", "outcome entered"],
  outcome_withdrawal: ["撤销成效", "outcome withdrawn"],
  report: ["提交月报", "month reported"],
  ending: ["结束", "ended"],
  file: ["上传附件", "file added"],
  file_removal: ["移除附件", "file removed"],
  comment: ["留言", "comment"],
  comment_edit: ["修改留言", "edit of a comment"],
  comment_withdrawal: ["撤回留言", "withdrawal of a comment"],
} as const;
export type ProjectStep = keyof typeof ProjectStep;
/** What somebody has to do with a project (项目待办). */
export const ProjectWaiting = {
  milestone: ["项目节点到期,待登记完成", "a project whose milestone is due"],
  report: ["项目月报待提交", "a project whose month is to be reported"],
} as const;
export type ProjectWaiting = keyof typeof ProjectWaiting;
