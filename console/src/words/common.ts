import { words } from '.'

/** What every page may say. */
export const c = words({
  brand: '链上', slogan: '产业链党建与企业服务平台',
  skip: '跳到主要内容', menu: '菜单', close: '关闭', back: '返回', open: '打开',
  save: '保存', cancel: '取消', confirm: '确定', delete: '删除', edit: '修改', remove: '移除', copy: '复制', copied: '已复制',
  undo: '撤销', again: '重试', search: '搜索', filter: '筛选', clear: '清除条件', all: '全部',
  loading: '正在加载…', done: '已完成', optional: '选填',
  nothing: '这里还没有内容', nothingFound: '没有符合条件的内容', nothingFoundHint: '换个条件试试,或清除筛选。',
  broken: '页面出错了,请刷新后重试', unreachable: '连接不上平台', unreachableHint: '请检查网络;您填写的内容仍然保留。', ended: '请重新登录', endedHint: '您填写的内容仍然保留。', notAnswered: (status: number) => `平台没有应答(${status}),请稍后再试`, askOperator: (id: string) => `如问题持续,请将编号 ${id} 告知管理员。`,
  outdatedHint: '已重新读取最新内容,您填写的内容仍保留,请核对后再次提交。',
  notAllowed: '您没有此页面的权限', notFound: '没有这个页面', notFoundHint: '它可能已被移动,或地址有误。', home: '回到首页',
  partly: (which: string) => `${which}暂时没有应答,这里的数据不全,请稍后再看。`,
  services: { registry: '组织与企业服务', requests: '诉求服务', talent: '培训服务' } as Record<string, string>,
  from: '起', to: '止', comma: '、', unit: { minute: '分钟', hour: '小时', day: '天' },
  ago: (n: number, unit: string) => `${n} ${unit}前`, ahead: (n: number, unit: string) => `${n} ${unit}后`, now: '刚刚', since: (when: string) => `${when}起`, never: '登记有误,未生效',
  language: 'English', languageLabel: 'EN: 切换到英文', dark: '深色', light: '浅色', theme: '切换明暗',
  leave: '有未提交的内容,确定离开吗?', dropDrafts: '退出登录会删除您保存在本浏览器中的草稿。确定退出吗?', irreversible: '此操作无法撤销。',
}, {
  brand: 'Lianshang', slogan: 'Industry chains, party building and services to enterprises',
  skip: 'Skip to content', menu: 'Menu', close: 'Close', back: 'Back', open: 'Open',
  save: 'Save', cancel: 'Cancel', confirm: 'OK', delete: 'Delete', edit: 'Change', remove: 'Remove', copy: 'Copy', copied: 'Copied',
  undo: 'Undo', again: 'Try again', search: 'Search', filter: 'Filter', clear: 'Clear filters', all: 'All',
  loading: 'Loading…', done: 'Done', optional: 'optional',
  nothing: 'Nothing here yet', nothingFound: 'Nothing matches', nothingFoundHint: 'Try another filter, or clear them all.',
  broken: 'Something went wrong on this page; reload it', unreachable: 'The platform cannot be reached', unreachableHint: 'Check the network; what you typed is kept.', ended: 'Sign in again', endedHint: 'What you typed is kept.', notAnswered: (status: number) => `No answer from the platform (${status}); try again later`, askOperator: (id: string) => `If it persists, tell an operator the number ${id}.`,
  outdatedHint: 'The latest was read again and what you typed is kept. Look it over and submit again.',
  notAllowed: 'Your posts do not admit to this page', notFound: 'There is no such page', notFoundHint: 'It may have moved, or the address is wrong.', home: 'Back to the start',
  partly: (which: string) => `No answer from ${which} now: something is missing here. Look again later.`,
  services: { registry: 'the registry', requests: 'requests', talent: 'training' } as Record<string, string>,
  from: 'From', to: 'To', comma: ', ', unit: { minute: 'min', hour: 'h', day: 'd' },
  ago: (n: number, unit: string) => `${n} ${unit} ago`, ahead: (n: number, unit: string) => `in ${n} ${unit}`, now: 'just now', since: (when: string) => `since ${when}`, never: 'entered by mistake, never held',
  language: '中文', languageLabel: '中: switch to Chinese', dark: 'Dark', light: 'Light', theme: 'Switch light and dark',
  leave: 'Something has not been submitted. Leave anyway?', dropDrafts: 'Signing out deletes the drafts that you have in this browser. Sign out?', irreversible: 'This cannot be undone.',
})

/** Says which services did not answer. */
export const partly = (services: readonly string[]) => c.partly(services.map((one) => c.services[one] ?? one).join(c.comma))
