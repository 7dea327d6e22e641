import { BookingStatus, type VenueBooking } from '../../api/operations'
import { me } from '../../api/session'
import type { Field } from '../../parts/fields'
import type { Column } from '../../parts/list'
import { word } from '../../words'
import { span } from '../../words/time'

const BOOKERS = ['registrar', 'operator', 'dispatcher', 'department_handler', 'chain_chief', 'service_clerk']
/** The organizations for which the caller books. */
const own = () => new Map((me.value?.posts ?? []).filter((post) => BOOKERS.includes(post.kind)).map((post) => [post.organization.id, post.organization.name]))
export const bookingFields = (): Field[] => [
  { key: 'venue_id', type: 'entity', of: 'venue', title: ['阵地', 'Venue'], required: true },
  ...(own().size > 1 ? [{ key: 'organization_id', type: 'select', of: Object.fromEntries([...own()].map(([id, name]) => [id, [name, name] as const])), title: ['使用单位', 'For whom'], required: true } as const] : []),
  { key: 'title', type: 'text', title: ['用途', 'For what'], required: true, most: 120 },
  { key: 'starts_at', type: 'datetime', title: ['开始时间', 'Begins'], required: true },
  { key: 'ends_at', type: 'datetime', title: ['结束时间', 'Ends'], required: true },
]
export const columns = (here: boolean): Column<VenueBooking>[] => [
  { key: 'title', title: ['用途', 'For what'], as: 'main' },
  ...(here ? [] : [{ key: 'venue', title: ['阵地', 'Venue'], text: (row: VenueBooking) => row.venue.name } as const]),
  { key: 'starts_at', title: ['时间', 'When'], text: span, sort: 'starts_at', as: 'wide' },
  { key: 'organization', title: ['使用单位', 'For whom'], text: (row) => row.organization.name },
  { key: 'number', title: ['编号', 'Number'], off: true },
  ...(here ? [] : [{ key: 'status', title: ['状态', 'Status'], text: (row: VenueBooking) => word(BookingStatus, row.status) } as const]),
]
