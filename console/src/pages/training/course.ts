import type { BulkResults, Course } from '../../api/operations'
import { may } from '../../api/session'
import type { Field, Values } from '../../parts/fields'
import { toast } from '../../parts/toast'
import { printed } from '../../words'
import { w } from './words'

export const courseFields = (fresh: boolean): Field[] => [
  ...(fresh ? [{ key: 'code', type: 'text', title: ['编号', 'Code'], required: true, most: 60 } as const] : []),
  { key: 'title', type: 'text', title: ['课程名称', 'Title'], required: true, most: 200 },
  { key: 'description', type: 'long', title: ['内容与对象', 'About it, and for whom'], most: 2000 },
  { key: 'venue', type: 'text', title: ['地点', 'Place'], required: true, most: 200 },
  { key: 'starts_at', type: 'datetime', title: ['开始', 'Starts'], required: true },
  { key: 'ends_at', type: 'datetime', title: ['结束', 'Ends'], required: true },
  { key: 'capacity', type: 'number', title: ['名额', 'Places'], min: 1, required: true },
  { key: 'enrolment_opens_at', type: 'datetime', title: ['报名开始', 'Enrolment from'], hint: ['不填则立即开始', 'At once if left out'] },
  { key: 'enrolment_closes_at', type: 'datetime', title: ['报名截止', 'Enrolment until'], hint: ['不填则到开课为止', 'Until the start if left out'] },
  { key: 'organizer_id', type: 'entity', of: 'organization', title: ['主办单位', 'Organizer'] },
  ...(fresh ? [{ key: 'chain_id', type: 'entity', of: 'chain', title: ['产业链', 'Chain'], hint: ['派单员须选本链;不选为全区课程', 'Dispatchers choose their chain; none: for the whole district'] } as const] : []),
]
export const valuesOf = (of: Course): Values => ({
  title: of.title, description: of.description, venue: of.venue, starts_at: of.starts_at, ends_at: of.ends_at, capacity: of.capacity, enrolment_opens_at: of.enrolment_opens_at, enrolment_closes_at: of.enrolment_closes_at, organizer_id: of.organizer_id,
})
/** Whether the caller's posts admit to organizing courses; of which chain, the platform judges. */
export const organizes = () => may('change_course')
/** What came of many at once: how many were done, and of each that was refused who and why. */
export function tellRefused(answer: BulkResults, nameOf: (index: number) => string) {
  const refused = answer.results.filter((one) => one.problem).map((one) => `${nameOf(one.index)}: ${printed(String(one.problem!.title))}`)
  toast([w.bulkDone(answer.succeeded), ...refused].join(' · '), { bad: refused.length > 0 })
}
