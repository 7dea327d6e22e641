/** What can be done with a request: for each of its `actions` the operation, its fields, and whether it is the next step. */
import { ReviewDecision, type PartAction, type RequestAction } from '../../api/operations'
import type { Name } from '../../api/problem'
import type { Field, Values } from '../../parts/fields'
import type { Both } from '../../words'

/** What is asked about: a row of the list or the whole request. */
interface Of { item_id: string | null }
interface Act {
  operation: Name
  /** What the button says. */
  button: Both
  /** A sentence above the fields. */
  text?: Both
  fields?: readonly Field[]
  preset?: Values
  /** Makes the body where it is not what was filled in. */
  body?: (values: Values) => unknown
  danger?: boolean
  /** The kind of file that may go with it. */
  files?: 'matter' | 'answer' | 'part'
}

const reason = (title: Both = ['理由', 'Reason'], most = 1000): Field => ({ key: 'reason', type: 'long', title, required: true, most })
const content = (title: Both, hint?: Both): Field => ({ key: 'content', type: 'long', title, required: true, most: 1000, rows: 4, hint })
/** Words of offices are for offices, unless they are marked. */
const marked: Field = { key: 'visible_to_enterprise', type: 'flag', title: ['企业也可以看到以上文字', 'The enterprise may read these words too'] }
const department = (required: boolean, placeholder?: Both): Field => ({ key: 'department_id', type: 'entity', of: 'department', title: ['承办部门', 'Department'], required, placeholder })
const partDays: Field = { key: 'working_days', type: 'number', title: ['协办时限', 'Time for it'], unit: ['个工作日', 'working days'], min: 1, max: 250, hint: ['不填则同事项的办理时限', 'Left out: as the item says'] }
const more: Field = { key: 'days', type: 'number', title: ['延长', 'More time'], unit: ['个工作日', 'working days'], min: 1, max: 250, required: true }
const granted: Field = { key: 'granted', type: 'radio', of: { true: ['同意', 'Grant'], false: ['不同意', 'Refuse'] }, title: ['决定', 'Decision'], required: true }
const decided = ({ granted: yes, ...rest }: Values) => ({ ...rest, granted: yes === 'true' })
const mark = (key: string, title: Both): Field => ({ key, type: 'rating', title, required: true })
export const dispatchFields: readonly Field[] = [
  { key: 'item_id', type: 'entity', of: 'item', title: ['事项', 'Item'], hint: ['决定表单、时限和默认部门;企业未选事项时必填', 'Needed where the enterprise chose none'] },
  { ...department(false), hint: ['不选则按派单规则确定', 'Left out, the dispatch rules decide'] },
  { key: 'note', type: 'long', title: ['给部门的话', 'Note to the department'], most: 1000 },
  marked,
]
const coDepartments: Field = { key: 'co_departments', type: 'entities', of: 'department', title: ['协办部门', 'Co-departments'], hint: ['各自计时、接单和反馈,由承办部门统一答复;最多 10 个', 'Each has a part on a clock of its own; the department above answers; 10 at most'] }
export const redispatchFields: readonly Field[] = [department(true), reason(['改派理由', 'Reason']), marked]

export const ACTS: Record<RequestAction, (of: Of) => Act> = {
  dispatch: (of) => ({ operation: 'dispatch_request', button: ['派单', 'Dispatch'], fields: [...dispatchFields.map((field) => (field.key === 'item_id' ? { ...field, required: !of.item_id } : field)), coDepartments], preset: { item_id: of.item_id }, body: ({ co_departments, ...rest }) => ({ ...rest, co_departments: ((co_departments ?? []) as string[]).map((department_id) => ({ department_id })) }) }),
  accept: () => ({ operation: 'accept_request', button: ['接单', 'Accept'], text: ['接单后由本部门办理,并在到期前答复企业。', 'Your department then handles it and answers by the due date.'] }),
  return: () => ({ operation: 'return_request', button: ['退单', 'Return'], text: ['派单员审核期间暂停计时。每个部门只能退单一次。', 'The clock waits while a dispatcher decides. A department can return a request once.'], fields: [reason(['退单理由', 'Why it is not for this department']), marked] }),
  redispatch: () => ({ operation: 'redispatch_request', button: ['改派', 'Redispatch'], text: ['改派后重新计时。', 'A new clock begins.'], fields: redispatchFields }),
  confirmation: () => ({ operation: 'confirm_dispatch', button: ['维持原派单', 'Confirm the dispatch'], fields: [reason(), marked] }),
  extension: () => ({ operation: 'request_extension', button: ['申请延期', 'Ask for more time'], fields: [more, reason(), marked] }),
  extension_decision: () => ({
    operation: 'decide_extension', button: ['审批延期', 'Decide on more time'],
    fields: [granted, reason(), marked], body: decided,
  }),
  supplement: () => ({
    operation: 'request_supplement', button: ['请企业补正', 'Ask to supply'], text: ['企业补正前暂停计时,最长到所填的工作日。', 'The clock waits until the enterprise does, for so many working days at most.'],
    fields: [content(['需要企业补充什么', 'What is needed'], ['企业会看到', 'The enterprise reads it']), { key: 'days', type: 'number', title: ['最多等待', 'Wait at most'], unit: ['个工作日', 'working days'], min: 1, max: 60, hint: ['不填则按办理规则', 'Left out: as the terms say'] }],
    body: ({ days, ...rest }) => ({ ...rest, days: days ?? null }),
  }),
  supply: () => ({ operation: 'supply_request', button: ['补正', 'Supply'], text: ['补正后继续计时。', 'The clock goes on.'], fields: [content(['补充说明', 'What is supplied'])], files: 'matter' }),
  progress: () => ({ operation: 'report_progress', button: ['报告进展', 'Report progress'], fields: [content(['办理进展', 'Progress'], ['企业会看到', 'The enterprise reads it'])] }),
  answer: () => ({ operation: 'answer_request', button: ['答复', 'Answer'], text: ['答复后停止计时,企业可以评价。', 'The clock stops and the enterprise can evaluate it.'], fields: [{ key: 'answer', type: 'long', title: ['答复内容', 'Answer'], required: true, most: 5000, rows: 6 }], files: 'answer' }),
  evaluation: () => ({
    operation: 'evaluate_request', button: ['评价', 'Evaluate'],
    fields: [mark('overall', ['总体评价', 'All in all']), mark('response_time', ['响应速度', 'Speed']), mark('result', ['办理结果', 'Result']), mark('attitude', ['服务态度', 'Attitude']), { key: 'comment', type: 'long', title: ['评语', 'In words'], most: 1000 }],
  }),
  part: () => ({
    operation: 'add_part', button: ['增加协办', 'Add a co-department'], text: ['协办部门自接到起单独计时;协办完成或免除之前不能答复。', 'It has a clock of its own from now on; there is no answer until its part is done or released.'],
    fields: [{ ...department(true), title: ['协办部门', 'Co-department'] }, { key: 'note', type: 'long', title: ['协办什么', 'What it shall do'], most: 1000 }, partDays, reason()],
    body: ({ working_days, note, ...rest }) => ({ ...rest, note: note ?? '', working_days: working_days ?? null }),
  }),
  withdrawal: () => ({ operation: 'withdraw_request', button: ['撤回诉求', 'Withdraw'], fields: [reason(['为什么不再需要', 'Why it is no longer needed'])], danger: true }),
  review: () => ({
    operation: 'review_request', button: ['督办复核', 'Review'],
    fields: [{ key: 'decision', type: 'radio', of: ReviewDecision, title: ['决定', 'Decision'], required: true }, { ...department(false), when: (values) => values.decision === 'reopen', hint: ['不选则由原答复部门办理', 'Left out: the department that answered'] }, reason(), marked],
    body: ({ decision, department_id, ...rest }) => ({ ...rest, decision, ...(decision === 'reopen' && department_id ? { department_id } : {}) }),
  }),
}

/** What can be done with the part of a co-department. */
export const PART_ACTS: Record<PartAction, Act> = {
  accept: { operation: 'accept_part', button: ['协办接单', 'Accept the part'] },
  return: { operation: 'return_part', button: ['协办退回', 'Return the part'], text: ['由派单员审核,其间本协办暂停计时。', 'A dispatcher decides; the clock of the part waits meanwhile.'], fields: [reason(['退回理由', 'Why there is no part for this department'])] },
  confirmation: { operation: 'confirm_part', button: ['维持协办', 'Confirm the part'], fields: [reason()] },
  extension: { operation: 'request_part_extension', button: ['协办申请延期', 'Ask for more time'], fields: [more, reason()] },
  extension_decision: { operation: 'decide_part_extension', button: ['审批协办延期', 'Decide on more time'], fields: [granted, reason()], body: decided },
  contribution: { operation: 'contribute_part', button: ['协办反馈', 'Contribute'], text: ['反馈后协办完成,由主办部门统一答复企业。', 'The part is done then; the lead answers the enterprise.'], fields: [{ key: 'contribution', type: 'long', title: ['办理情况或意见', 'What was done or found'], hint: ['仅办理单位可见', 'Offices alone read it'], required: true, most: 5000, rows: 6 }], files: 'part' },
  release: { operation: 'release_part', button: ['免除协办', 'Release'], text: ['主办和协办部门都会收到通知。', 'Both the lead and the co-department are told.'], fields: [reason()], danger: true },
}

/** The step that is waited for comes first, so that there is one main button; taking something back comes last. */
const ORDER: RequestAction[] = ['dispatch', 'supply', 'accept', 'extension_decision', 'redispatch', 'confirmation', 'answer', 'evaluation', 'review', 'progress', 'supplement', 'part', 'extension', 'return', 'withdrawal']
export const inOrder = (actions: readonly RequestAction[]) => ORDER.filter((action) => actions.includes(action))
/** Whether it is what is waited for, rather than something one may do besides. */
export const isStep = (action: RequestAction) => ORDER.indexOf(action) < ORDER.indexOf('progress')
