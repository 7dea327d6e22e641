import { words } from '../../words'

export const w = words({
  courses: '培训', course: '课程', announce: '发布课程', district: '全区', code: '编号', chain: '产业链', organizer: '主办单位', opens: '报名开始', closes: '报名截止', cancelReason: '取消原因', change: '修改', cancelCourse: '取消课程', cancelText: '已报名的人会收到通知。', remove: '取消报名', removeOf: (name: string) => `取消 ${name} 的报名`,
  enrol: '报名', enrolOther: '为他人报名', enrolText: (title: string) => `报名参加「${title}」。`, full: '名额已满,报名后进入候补,有空位时自动递补。', enrolled: '报名成功', leave: '取消我的报名', leaveText: '空出的名额由候补递补。', you: '您', place: (n: number) => `第 ${n} 位`, places: (n: number, all: number) => `已报名 ${n} / ${all}`, waits: (n: number) => `候补 ${n} 人`, opensAt: (when: string) => `${when} 开始报名`, isClosed: '报名已截止',
  enrolments: '报名名单', attendance: '签到', came: (n: number, all: number) => `已到 ${n} / ${all}`, find: '姓名、单位', export: '导出名单', person: '姓名', organization: '单位', status: '状态', enrolledAt: '报名时间', nobody: '没有符合的人',
}, {
  courses: 'Training', course: 'Course', announce: 'Announce a course', district: 'whole district', code: 'Code', chain: 'Chain', organizer: 'Organizer', opens: 'Enrolment from', closes: 'Enrolment until', cancelReason: 'Why it was cancelled', change: 'Change', cancelCourse: 'Cancel the course', cancelText: 'Everybody who is enrolled is told.', remove: 'Cancel', removeOf: (name: string) => `Cancel the enrolment of ${name}`,
  enrol: 'Enrol', enrolOther: 'Enrol somebody', enrolText: (title: string) => `You take part in “${title}”.`, full: 'All places are taken: you wait, and move up when one becomes free.', enrolled: 'Enrolled', leave: 'Cancel my enrolment', leaveText: 'The place goes to the waiting list.', you: 'You', place: (n: number) => `no. ${n}`, places: (n: number, all: number) => `${n} of ${all} places taken`, waits: (n: number) => `${n} waiting`, opensAt: (when: string) => `Enrolment begins ${when}`, isClosed: 'Enrolment is closed',
  enrolments: 'Who takes part', attendance: 'Attendance', came: (n: number, all: number) => `${n} of ${all} present`, find: 'Name, organization', export: 'Export', person: 'Name', organization: 'Organization', status: 'Status', enrolledAt: 'Enrolled', nobody: 'Nobody fits',
})
