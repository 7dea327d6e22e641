import { words } from '../../words'

export const w = words({
  title: '阵地预订', book: '预订阵地', bookText: '所有人可见用途和时间。面向公众的活动请在活动中选择阵地,随活动一并预订。', booked: '已预订', cancel: '取消预订', cancelText: '会通知预订人;为活动预订的,通知主办单位另作安排。原因所有人可见。',
  empty: '没有预订', emptyHere: '没有尚未结束的预订', number: '编号', venue: '阵地', organization: '使用单位', when: '时间', activity: '活动', bookedAt: '预订时间', by: (when: string, who: string) => `${when} · ${who}`, cancelledAt: '取消时间', reason: '取消原因', all: '全部预订',
}, {
  title: 'Bookings of venues', book: 'Book a venue', bookText: 'Everybody sees for what and when. For an activity, choose the venue there: it is booked with it.', booked: 'Booked', cancel: 'Cancel the booking', cancelText: 'Whoever has booked is told; of an activity the organizer, who finds another place. Everybody sees why.',
  empty: 'No bookings', emptyHere: 'No bookings to come', number: 'Number', venue: 'Venue', organization: 'For whom', when: 'When', activity: 'Activity', bookedAt: 'Booked', by: (when: string, who: string) => `${when} · ${who}`, cancelledAt: 'Cancelled', reason: 'Why cancelled', all: 'All bookings',
})
