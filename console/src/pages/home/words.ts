import { words } from '../../words'

export const w = words({
  morning: '上午好', noon: '中午好', afternoon: '下午好', evening: '晚上好', hello: (greeting: string, name: string) => `${greeting},${name}`,
  waits: '我的待办', nothing: '没有待办,都办完了', nothingHint: '有新的工作时,这里会自动更新。', late: '超期', soon: '即将到期', all: (n: number) => `全部 ${n} 项`, waitsFor: (n: number) => `${n} 项待办`, lateOf: (n: number) => `${n} 项超期`, soonOf: (n: number) => `${n} 项即将到期`, none: '暂无超期',
  due: (when: string) => `${when}到期`, dueAgo: (when: string) => `已于${when}到期`, since: (when: string) => `${when}起`, noDue: '无期限',
  figures: '我的数字', figuresOf: '近十二个月', months: '按月', received: '收到', closed: '办结', satisfied: '满意率', onTime: '按时答复率', open: '在办', overdue: '超期', news: '最新消息', allNews: '全部消息', noNews: '没有新消息',
  quick: '常用', submit: '提交诉求', myRequests: '我的诉求', lateTitle: '超期与临期', lateNone: '没有超期和临期的事项', posts: '当前任职', month: (n: string) => `${Number(n)}月`,
}, {
  morning: 'Good morning', noon: 'Good day', afternoon: 'Good afternoon', evening: 'Good evening', hello: (greeting: string, name: string) => `${greeting}, ${name}`,
  waits: 'What waits for me', nothing: 'Nothing waits: all done', nothingHint: 'New work appears here by itself.', late: 'late', soon: 'due soon', all: (n: number) => `All ${n}`, waitsFor: (n: number) => `${n} waiting`, lateOf: (n: number) => `${n} late`, soonOf: (n: number) => `${n} due soon`, none: 'Nothing late',
  due: (when: string) => `due ${when}`, dueAgo: (when: string) => `was due ${when}`, since: (when: string) => `since ${when}`, noDue: 'no deadline',
  figures: 'My figures', figuresOf: 'Last twelve months', months: 'By month', received: 'Received', closed: 'Closed', satisfied: 'Satisfied', onTime: 'On time', open: 'Open', overdue: 'Late', news: 'Latest', allNews: 'All messages', noNews: 'Nothing new',
  quick: 'Often used', submit: 'Submit a request', myRequests: 'My requests', lateTitle: 'Late and due soon', lateNone: 'Nothing late or due soon', posts: 'Posts held', month: (n: string) => ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(n) - 1] ?? n,
})
