import { words } from '../../words'

export const w = words({
  title: '搜索', what: '标题、编号、姓名、首字母、正文中的词…', hint: '输入至少两个字;几个词之间用空格分开,全部词都要出现。', none: (q: string) => `没有找到“${q}”`, noneHint: '换个说法,少写几个词,或试试拼音首字母、编号的开头几位。',
  found: (n: number, more: boolean) => (more ? `${n} 条以上` : `${n} 条`), all: '查看全部', changed: (when: string) => `${when}更新`, everything: '全部类型',
  kinds: { request: '诉求', organization: '组织与企业', person: '人员', chain: '产业链', venue: '阵地', course: '培训' } as Record<string, string>,
}, {
  title: 'Search', what: 'Title, number, name, first letters, words of the text…', hint: 'Two characters at least; several words with blanks between, all of which have to be there.', none: (q: string) => `Nothing found for “${q}”`, noneHint: 'Try other or fewer words, first letters of the pinyin, or the beginning of a number.',
  found: (n: number, more: boolean) => (more ? `${n} or more` : String(n)), all: 'Show all', changed: (when: string) => `changed ${when}`, everything: 'All kinds',
  kinds: { request: 'Requests', organization: 'Organizations', person: 'Persons', chain: 'Chains', venue: 'Venues', course: 'Training' } as Record<string, string>,
})
