import { ActivityKind, type ActivityDetail } from '../../api/operations'
import { changesOf, type Field, type Values } from '../../parts/fields'
import { rotationField } from '../rotations/field'
import { own } from '../visits/visit'

const organizerField = (): Field[] => (own().size > 1 ? [{ key: 'organizer_id', type: 'select', of: Object.fromEntries([...own()].map(([id, name]) => [id, [name, name] as const])), title: ['主办单位', 'Organizer'], required: true }] : [])
export const activityFields = (fresh: boolean): Field[] => [
  ...(fresh ? organizerField() : []),
  ...(fresh ? [{ key: 'kind', type: 'select', of: ActivityKind, title: ['活动类型', 'Kind'], required: true } as const] : []),
  { key: 'title', type: 'text', title: ['活动名称', 'Title'], required: true, most: 120 },
  { key: 'place', type: 'text', title: ['地点', 'Place'], required: true, most: 200 },
  { key: 'venue_id', type: 'entity', of: 'venue', title: ['预订阵地', 'Book the venue'], hint: ['按活动时间预订;能否预订稍后显示在活动中', 'For its time; the activity shows soon whether it is to be had'] },
  { key: 'starts_at', type: 'datetime', title: ['开始时间', 'Begins'], required: true },
  { key: 'ends_at', type: 'datetime', title: ['结束时间', 'Ends'], required: true },
  { key: 'registration_closes_at', type: 'datetime', title: ['报名截止', 'Registration closes'], hint: ['不填则到活动结束', 'At its end, if left out'] },
  { key: 'capacity', type: 'number', min: 1, max: 10000, title: ['名额', 'Places'], hint: ['不填则不限', 'No bound, if left out'] },
  ...(fresh ? [{ key: 'chain_id', type: 'entity', of: 'chain', title: ['面向的产业链', 'For the chain'] } as const] : []),
  ...(fresh ? [rotationField('activity')] : []),
  { key: 'host_id', type: 'entity', of: 'organization', title: ['承办单位', 'Host'], hint: fresh ? ['选了轮值的不填', 'Left out where a rotation says who'] : ['由轮值确定的不能更改', 'That of a rotation stays'] },
  { key: 'partner_ids', type: 'entities', of: 'organization', title: ['协办单位', 'Partners'] },
  { key: 'description', type: 'long', title: ['活动说明', 'About it'], most: 4000 },
]
export const valuesOf = (one: ActivityDetail): Values => ({ title: one.title, place: one.place, venue_id: one.venue_id, starts_at: one.starts_at, ends_at: one.ends_at, registration_closes_at: one.registration_closes_at, capacity: one.capacity, host_id: one.host_id, partner_ids: one.partners.map(({ id }) => id), description: one.description })
/** The body of a change: a text that was emptied is empty. */
export const changed = (values: Values, before: Values): Values => {
  const found = changesOf(values, before)
  return 'description' in found ? { ...found, description: found.description ?? '' } : found
}
