/** What can be done with a claim: the operation, its words and its fields. */
import type { ClaimAction } from '../../api/operations'
import type { Name } from '../../api/problem'
import type { Field, Values } from '../../parts/fields'
import type { Both } from '../../words'

interface Act { operation: Name; button: Both; fields: readonly Field[]; body?: (values: Values) => unknown }
const long = (key: string, title: Both, required = true): Field => ({ key, type: 'long', title, required, most: 1000 })

export const ACTS: Record<ClaimAction, Act> = {
  confirmation: { operation: 'confirm_claim', button: ['确认认领', 'Confirm'], fields: [long('note', ['给认领人的话', 'For the claimer'], false)] },
  refusal: { operation: 'refuse_claim', button: ['不予确认', 'Refuse'], fields: [long('reason', ['原因', 'Reason'])] },
  progress: { operation: 'report_claim_progress', button: ['报告进展', 'Report progress'], fields: [long('content', ['进展', 'Progress'])] },
  result: { operation: 'report_claim_result', button: ['报告结果', 'Tell the result'], fields: [long('content', ['结果', 'Result'])] },
  completion: {
    operation: 'complete_claim', button: ['确认结果', 'Accept the result'],
    fields: [{ key: 'accepted', type: 'radio', of: { true: ['已完成', 'It is done'], false: ['继续办理', 'It goes on'] }, title: ['结果', 'Result'], required: true }, long('note', ['给认领人的话', 'For the claimer'], false)],
    body: ({ accepted, ...rest }) => ({ ...rest, accepted: accepted === 'true' }),
  },
  withdrawal: { operation: 'take_back_claim', button: ['收回认领', 'Take back'], fields: [long('reason', ['原因', 'Reason'])] },
  return: { operation: 'give_back_claim', button: ['退回认领', 'Give back'], fields: [long('reason', ['原因', 'Reason'])] },
}
export const claimFields: readonly Field[] = [
  { key: 'organization_id', type: 'entity', of: 'organization', title: ['以组织名义', 'For an organization'], hint: ['须为您任职的组织;不选为个人认领', 'At which you hold a post; left out: for yourself'] },
  long('note', ['认领说明', 'What is planned'], false),
]
export const claimBody = (values: Values) => ({ organization_id: values.organization_id || null, note: values.note || '' })
