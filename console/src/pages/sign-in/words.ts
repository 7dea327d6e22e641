import { words } from '../../words'

export const w = words({
  title: '登录', login: '登录名', password: '密码', enter: '登录', forgotten: '忘记密码?', welcome: '链上见分晓,服务到一线', lead: '企业下单、园区派单、部门接单。分类收集、分级转办、限时处置、多维评价。',
  code: '验证码', codeHint: '请输入验证器应用中的 6 位数字;应用不在手边时,可用一个恢复码。', codeTitle: '第二步验证', complete: '完成登录', other: '换个账号登录',
  first: '请设置您自己的密码', firstHint: '您现在使用的是一次性密码。设置新密码后即可开始使用。',
  factor: '请启用第二因素', factorHint: '您的岗位须使用验证器应用登录。',
  reset: '重设密码', resetHint: '输入登录名。如账号留有邮箱,一小时内有效的验证码会寄到那里;没有邮箱的,请联系登记员。', ask: '发送验证码', haveCode: '我已有验证码', asked: '如有此账号且留有邮箱,验证码已寄出。', set: '设置新密码', isSet: '密码已设置,请登录', back: '返回登录',
  stillIn: '连接不上平台,上一次登录尚未结束。请勿离开这台电脑;恢复连接后会自动结束。', expired: '登录已过期', expiredHint: '页面和您填写的内容都在。重新登录后接着办。', leave: '退出到登录页',
}, {
  title: 'Sign in', login: 'Login', password: 'Password', enter: 'Sign in', forgotten: 'Forgotten your password?', welcome: 'Close to every enterprise on the chain', lead: 'Enterprises order, parks dispatch, departments handle: collected by class, dispatched by tier, handled in time, evaluated from all sides.',
  code: 'Code', codeHint: 'The six figures that your authenticator app shows, or a recovery code if the app is not at hand.', codeTitle: 'Second step', complete: 'Finish', other: 'Use another account',
  first: 'Choose a password of your own', firstHint: 'The one you have is good once. Choose another to begin.',
  factor: 'Set up a second factor', factorHint: 'Your post takes an authenticator app to sign in.',
  reset: 'Set a new password', resetHint: 'Give your login. If there is an e-mail address, a code comes there that is good for an hour; without one, ask a registrar.', ask: 'Send the code', haveCode: 'I have a code', asked: 'If there is such an account with an e-mail address, a code is on its way.', set: 'Set password', isSet: 'The password is set; sign in', back: 'Back to sign in',
  stillIn: 'The platform cannot be reached, so the last session has not ended. Stay with this computer; it ends as soon as there is a connection.', expired: 'The session has ended', expiredHint: 'The page and what you typed are still here. Sign in again to go on.', leave: 'Leave for the sign-in page',
})
