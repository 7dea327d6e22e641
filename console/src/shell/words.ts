import { words } from '../words'

export const w = words({
  search: '搜索或跳转', searchKeys: 'Ctrl K', inbox: '消息', unread: (n: number) => `${n} 条未读消息`, account: '账号', mainMenu: '主菜单', bottom: '底部导航',
  signOut: '退出登录', mine: '我的账号', keys: '快捷键',
  palette: '跳转到页面,或搜索诉求、企业、人员…', pages: '页面', commands: '操作', all: '查看全部', noFind: '没有找到', hint: '↑↓ 选择 · 回车打开 · Esc 关闭', more: '更多',
  searchFor: (q: string) => `在搜索页查看“${q}”的全部结果`, keyPalette: '搜索与跳转', characters: '启用单字符快捷键', demo: '演示环境',
}, {
  search: 'Search or go to', searchKeys: 'Ctrl K', inbox: 'Inbox', unread: (n: number) => `${n} unread`, account: 'Account', mainMenu: 'Main menu', bottom: 'Bottom navigation',
  signOut: 'Sign out', mine: 'My account', keys: 'Keys',
  palette: 'Go to a page, or search requests, enterprises, persons…', pages: 'Pages', commands: 'Commands', all: 'Show all', noFind: 'Nothing found', hint: '↑↓ to choose · Enter to open · Esc to close', more: 'More',
  searchFor: (q: string) => `All results for “${q}”`, keyPalette: 'Search and go to', characters: 'Keys of single characters', demo: 'Demo',
})
