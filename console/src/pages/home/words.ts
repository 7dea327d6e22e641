import { words } from '../../words'

export const w = words({
  morning: '上午好', noon: '中午好', afternoon: '下午好', evening: '晚上好', hello: (greeting: string, name: string) => `${greeting},${name}`,
  waits: '我的待办', nothing: '没有待办,都办完了', nothingHint: '有新的工作时,这里会自动更新。', all: (n: number) => `全部 ${n} 项`, waitsFor: (n: number) => `${n} 项待办`, lateOf: (n: number) => `${n} 项超期`, soonOf: (n: number) => `${n} 项即将到期`,
  dueAgo: (when: string) => `已于${when}到期`, since: (when: string) => `${when}起`,
  figures: '我的数字', figuresOf: '近十二个月', months: '按月', received: '收到', closed: '办结', news: '最新消息', allNews: '全部消息', noNews: '没有新消息',
  submit: '提交诉求', lateTitle: '超期诉求', lateNone: '没有超期的诉求', allLate: '全部超期', undispatched: '未派单', places: '常用', month: (n: string) => `${Number(n)}月`,
}, {
  morning: 'Good morning', noon: 'Good day', afternoon: 'Good afternoon', evening: 'Good evening', hello: (greeting: string, name: string) => `${greeting}, ${name}`,
  waits: 'What waits for me', nothing: 'Nothing waits: all done', nothingHint: 'New work appears here by itself.', all: (n: number) => `All ${n}`, waitsFor: (n: number) => `${n} waiting`, lateOf: (n: number) => `${n} late`, soonOf: (n: number) => `${n} due soon`,
  dueAgo: (when: string) => `was due ${when}`, since: (when: string) => `since ${when}`,
  figures: 'My figures', figuresOf: 'Last twelve months', months: 'By month', received: 'Received', closed: 'Closed', news: 'Latest', allNews: 'All messages', noNews: 'Nothing new',
  submit: 'Submit a request', lateTitle: 'Late requests', lateNone: 'No request is late', allLate: 'All late', undispatched: 'not dispatched', places: 'Places', month: (n: string) => ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(n) - 1] ?? n,
})
