import { words } from '../../words'

export const w = words({
  title: '我的账号', own: '个人资料', posts: '任职', password: '密码', factor: '第二因素', sessions: '登录的设备', keys: '接口密钥',
  name: '姓名', login: '登录名', language: '消息语言', phone: '电话', email: '邮箱', change: '修改', held: (from: string, to: string | null) => (to ? `${from}至${to}` : `${from}起`),
  differ: '两次输入的新密码不一致', changed: '密码已修改,其他设备已退出登录', setPassword: '设置密码', changePassword: '修改密码', current: '当前密码',
  changeOwn: '修改资料', changeHint: '修改电话或邮箱须填写当前密码。新邮箱须用寄到那里的验证码确认。', proposed: '已提交,等待另一位登记员或管理员批准', ownDone: '资料已修改', confirmEmail: '确认新邮箱', emailSent: '请查收新邮箱中的验证码,填写后生效。',
  factorOn: '已启用', factorOff: '未启用', factorSince: (day: string, left: number) => `自 ${day} 启用,还有 ${left} 个恢复码`, factorHint: '启用后,登录时除密码外还要输入手机验证器应用中的 6 位数字。', factorBegin: '开始启用', factorScan: '用手机上的验证器应用扫描二维码:', factorQr: '验证器应用的二维码', factorType: '不能扫描时,手动输入以下密钥:', factorOpen: '在本机的验证器应用中打开', factorCode: '应用显示的 6 位数字', factorConfirm: '确认启用', factorRemove: '移除', recoveryNew: '更换恢复码', removed: '已移除第二因素', removeText: '移除后,登录只需密码。',
  recoveryHint: '以下恢复码只显示这一次。手机不在手边时,每个可代替验证码使用一次。请妥善保存。', recoveryKept: '我已保存',
  thisOne: '本设备', lastUsed: (when: string) => `最近使用 ${when}`, endSession: '退出', endOthers: '退出其他所有设备', ended: '已退出', unknown: '未知程序',
  keyNew: '发放密钥', keyRevoke: '撤销', keyRevokeText: (name: string) => `撤销后,使用「${name}」的程序立即不能再访问。`, keyNone: '没有接口密钥', keyShown: '密钥只显示这一次:', keyExpires: (day: string) => `有效至 ${day}`, keyRevoked: '已撤销', keyNeverUsed: '未使用过', keyUsed: (when: string) => `最近使用 ${when}`, keyFor: (name: string) => `代表 ${name}`, operations: (n: number) => `${n} 项操作`,
}, {
  title: 'My account', own: 'About me', posts: 'Posts', password: 'Password', factor: 'Second factor', sessions: 'Where I am signed in', keys: 'API keys',
  name: 'Name', login: 'Login', language: 'Language of messages', phone: 'Telephone', email: 'E-mail', change: 'Change', held: (from: string, to: string | null) => (to ? `${from} to ${to}` : `since ${from}`),
  differ: 'The two new passwords differ', changed: 'Password changed; other devices are signed out', setPassword: 'Set password', changePassword: 'Change password', current: 'Password in use',
  changeOwn: 'Change my data', changeHint: 'Telephone and e-mail take the password in use. A new address counts once the code that comes there is given back.', proposed: 'Proposed; another registrar or an operator approves it', ownDone: 'Changed', confirmEmail: 'Confirm the new address', emailSent: 'A code is on its way to the new address; it counts once you give it here.',
  factorOn: 'On', factorOff: 'Off', factorSince: (day: string, left: number) => `Since ${day}, ${left} recovery codes left`, factorHint: 'Signing in then takes six figures of an authenticator app besides the password.', factorBegin: 'Set it up', factorScan: 'Scan this with the authenticator app of your phone:', factorQr: 'QR code for the authenticator app', factorType: 'Or type in this key:', factorOpen: 'Open in the app on this device', factorCode: 'The six figures that the app shows', factorConfirm: 'Confirm', factorRemove: 'Remove', recoveryNew: 'Get other recovery codes', removed: 'Second factor removed', removeText: 'Signing in then takes the password alone.',
  recoveryHint: 'These codes are shown once. Each can be used once in place of the app’s figures. Keep them safe.', recoveryKept: 'I have kept them',
  thisOne: 'this device', lastUsed: (when: string) => `last used ${when}`, endSession: 'Sign out', endOthers: 'Sign out everywhere else', ended: 'Signed out', unknown: 'Unknown program',
  keyNew: 'Make a key', keyRevoke: 'Revoke', keyRevokeText: (name: string) => `Programs that use “${name}” have no access any more at once.`, keyNone: 'No API keys', keyShown: 'The key is shown once:', keyExpires: (day: string) => `good until ${day}`, keyRevoked: 'revoked', keyNeverUsed: 'never used', keyUsed: (when: string) => `last used ${when}`, keyFor: (name: string) => `for ${name}`, operations: (n: number) => `${n} operations`,
})
