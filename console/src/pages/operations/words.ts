import { EventType } from '../../api/operations'
import { word, words } from '../../words'

export const w = words({
  title: '运行状况', outbox: '待发布', parked: '搁置的事件', waiting: '等待重试', dead: '死信', gaps: '缺口', deliveries: '邮件投递',
  allWell: '消息收发正常', attention: (n: number) => `有 ${n} 条死信等待处理`, away: '服务不可用', oldest: (age: string) => `最早一条已等待 ${age}`, noQueue: (n: number) => `${n} 条没有接收方`, seconds: (n: number) => `${n} 秒`, minutes: (n: number) => `${n} 分钟`, hours: (n: number) => `${n} 小时`,
  service: '服务', consumer: '消费者', sequence: '序号', allGood: '无待处理',
  services: { gateway: '网关', registry: '组织与企业', requests: '诉求', talent: '人才', notifications: '通知' } as Record<string, string>,
  replays: '事件重放', refresh: '刷新', startReplay: '重放事件', startReplayText: '把已发布的事件再发给一个消费者,已处理过的会被跳过。', noReplays: '没有重放记录', since: '起始时间', requested: '发起时间', published: '已发布', finished: '完成时间', goesOn: '进行中', started: '已开始重放',
  clock: '平台时间', clockText: '本环境为演示,平台时间可以调整;到期、提醒都按平台时间计算。', moveClock: '调整时间', onward: '只能向后调整。', moved: '时间已调整', aDay: '+1 天', aWeek: '+7 天',
  replay: '重试', replayText: '立即重新处理,尝试次数从零算起。', replayed: '已安排重试', replayAll: '全部重试', replayAllText: '对符合当前筛选的死信全部重试。', drop: '丢弃', dropText: '丢弃后该事件不再处理。', dropAll: '全部丢弃', dropAllText: '对符合当前筛选的死信全部丢弃。', decided: (n: number) => `已处理 ${n} 条`, goOn: (n: number) => `已处理 ${n} 条,还有更多,请再次操作`,
  reason: '丢弃原因', error: '错误', tries: '尝试次数', parkedAt: '搁置时间', nextTry: '下次重试', key: '对象', event: '事件', type: '类型', droppedAt: '丢弃时间', content: '事件内容', masked: '个人信息已隐去。', raw: '原始消息(不是事件)',
  skip: '跳过', skipGap: '跳过缺口', skipText: (n: number) => `放弃缺少的事件,继续处理后面等待的 ${n} 条。`, toParked: '查看',
  retry: '重新投递', retryText: '再次尝试发送这封邮件。',
}, {
  title: 'Operations', outbox: 'Outbox', parked: 'Parked events', waiting: 'To be retried', dead: 'Dead letters', gaps: 'Gaps', deliveries: 'Deliveries',
  allWell: 'All messages arrive', attention: (n: number) => `${n} dead letter${n > 1 ? 's' : ''} to decide on`, away: 'The service is away', oldest: (age: string) => `oldest: ${age}`, noQueue: (n: number) => `${n} that no queue takes`, seconds: (n: number) => `${n} s`, minutes: (n: number) => `${n} min`, hours: (n: number) => `${n} h`,
  service: 'Service', consumer: 'Consumer', sequence: 'Number', allGood: 'nothing waits',
  services: { gateway: 'Gateway', registry: 'Registry', requests: 'Requests', talent: 'Talent', notifications: 'Notifications' } as Record<string, string>,
  replays: 'Replays', refresh: 'Refresh', startReplay: 'Replay events', startReplayText: 'Published events go to one consumer again; it skips those it has processed.', noReplays: 'No replays yet', since: 'From', requested: 'Asked for', published: 'Published', finished: 'Finished', goesOn: 'going on', started: 'The replay has begun',
  clock: 'Time of the platform', clockText: 'This is a demonstration: its time can be moved. What is due and when reminders come follows it.', moveClock: 'Move the time', onward: 'Only onward.', moved: 'The time was moved', aDay: '+1 day', aWeek: '+7 days',
  replay: 'Try again', replayText: 'It is processed again at once; its tries count from 0.', replayed: 'It is tried again', replayAll: 'Try all again', replayAllText: 'All dead letters that the filters show are tried again.', drop: 'Drop', dropText: 'The event will not be processed any more.', dropAll: 'Drop all', dropAllText: 'All dead letters that the filters show are dropped.', decided: (n: number) => `Done: ${n}`, goOn: (n: number) => `Done: ${n}; there are more, do it again`,
  reason: 'Why', error: 'Error', tries: 'Tries', parkedAt: 'Parked', nextTry: 'Next try', key: 'About', event: 'Event', type: 'Type', droppedAt: 'Dropped', content: 'The event', masked: 'Personal data are masked.', raw: 'The message, which is no event',
  skip: 'Skip', skipGap: 'Skip the gap', skipText: (n: number) => `The missing event is given up and the ${n} that wait behind it are processed.`, toParked: 'Show',
  retry: 'Send again', retryText: 'The mail is tried once more.',
})

/** So many seconds in the unit that fits. */
export const lasting = (seconds: number) => (seconds < 120 ? w.seconds(Math.round(seconds)) : seconds < 7200 ? w.minutes(Math.round(seconds / 60)) : w.hours(Math.round(seconds / 3600)))
/** What an event is called, whatever its version. */
export const eventName = (type: string | null | undefined) => (type ? word(EventType, type.replace(/\.v\d+$/, '')) : null)
export const serviceName = (service: string) => w.services[service] ?? service
