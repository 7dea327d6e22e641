import { words } from '../../words'

export const w = words({
  title: '消息', all: '全部', unread: '未读', readAll: '全部标为已读', readAllDone: '已全部标为已读', open: '查看', none: '没有消息', noneUnread: '没有未读消息', noneHint: '有新消息时会自动出现在这里。', more: '加载更多', isUnread: '未读', other: '其他', choose: '选择一条消息查看',
  kinds: { request: '诉求', 'request-comment': '留言', course: '培训', enrolment: '培训', attendance: '培训', account: '账号', trust: '任职与账号', vacancy: '岗位空缺', proposal: '提案', consumer: '平台运行' } as Record<string, string>,
}, {
  title: 'Inbox', all: 'All', unread: 'Unread', readAll: 'Mark all read', readAllDone: 'All marked read', open: 'Open', none: 'No messages', noneUnread: 'Nothing unread', noneHint: 'New ones appear here by themselves.', more: 'Show more', isUnread: 'unread', other: 'Other', choose: 'Choose a message to read it',
  kinds: { request: 'Requests', 'request-comment': 'Comments', course: 'Training', enrolment: 'Training', attendance: 'Training', account: 'Account', trust: 'Posts and accounts', vacancy: 'Vacancies', proposal: 'Proposals', consumer: 'Operations' } as Record<string, string>,
})
