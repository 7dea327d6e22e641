import { words } from '../../words'

export const w = words({
  title: '账号管理', hint: '先找到人员,再开通、重置或停用账号。', account: '账号', open: '开通账号', openMany: '批量开通', openManyText: (n: number) => `为选中的 ${n} 人开通账号,登录名取自导入的台账。`, openedMany: (done: number, refused: number) => (refused ? `已开通 ${done} 个,${refused} 个未能开通` : `已开通 ${done} 个账号`),
  passwordsText: '只显示这一次,请分别转告本人。', person: '人员', password: '一次性密码', login: '登录名', invited: '已邮件邀请', waits: '等待第二人批准',
  personActive: '在用', personInactive: '已停用', none: '尚未开通账号', noneHint: '开通后,此人可以用登录名和密码登录。', locked: (until: string) => `已锁定至 ${until}`, mustChange: '首次登录须修改密码', never: '还没有密码',
  openText: '会生成一次性密码,或发邮件由本人设置密码。', reset: '重置密码', resetText: '生成一次性密码,并结束其全部会话。', factor: '移除第二因素', factorText: '用于遗失验证器的人员;下次登录须重新设置。', unlock: '解锁', unlockText: '清除失败次数,可立即重试登录。', end: '结束会话', endText: '所有设备须重新登录,密码不变。', close: '停用账号', closeText: '停用后不能登录,全部会话立即结束;可以恢复。', reopen: '恢复账号', reopenText: '恢复后可以登录。',
  proposed: '已提交,待第二人批准', proposals: '待批提案', posts: '任职', access: '登录', to: '查看人员', secondHint: '要职人员的开通、重置和恢复,须由第二人批准后生效。',
}, {
  title: 'Accounts', hint: 'Find the person first; then open, reset or close the account.', account: 'Account', open: 'Open an account', openMany: 'Open accounts', openManyText: (n: number) => `Accounts are opened for the ${n} selected, with the logins of an import.`, openedMany: (done: number, refused: number) => (refused ? `${done} opened, ${refused} refused` : `${done} opened`),
  passwordsText: 'Shown only once. Tell each to its person.', person: 'Person', password: 'One-time password', login: 'Login', invited: 'invited by mail', waits: 'waits for approval',
  personActive: 'active', personInactive: 'inactive', none: 'No account yet', noneHint: 'With an account, the person can sign in by login and password.', locked: (until: string) => `locked until ${until}`, mustChange: 'has to change the password first', never: 'has no password yet',
  openText: 'A one-time password is made, or a mail is sent by which the person sets one.', reset: 'Reset the password', resetText: 'A one-time password is made, and all sessions end.', factor: 'Remove the second factor', factorText: 'For somebody who has lost it; it is set up anew at the next sign-in.', unlock: 'Unlock', unlockText: 'Failed sign-ins are forgotten; the next try is possible at once.', end: 'End the sessions', endText: 'All devices have to sign in again; the password stays.', close: 'Close the account', closeText: 'Nobody can sign in by it, and all sessions end. It can be reopened.', reopen: 'Reopen the account', reopenText: 'The person can sign in again.',
  proposed: 'Submitted; a second person has to approve it', proposals: 'Proposals', posts: 'Posts', access: 'Sign-in', to: 'The person', secondHint: 'For holders of roles of trust, a second person approves before it takes effect.',
})
