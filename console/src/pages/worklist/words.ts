import { words } from '../../words'

export const w = words({
  title: '我的待办', nothing: '没有待办,都办完了', nothingHint: '有新的工作时,这里会自动更新。', kinds: '待办种类', more: (n: number) => `另有 ${n} 项,见各类列表:`, all: (n: number) => `在列表中查看全部 ${n} 项`, nothingOfKind: '该种类没有待办',
}, {
  title: 'What waits for me', nothing: 'Nothing waits: all done', nothingHint: 'New work appears here by itself.', kinds: 'Kinds of work', more: (n: number) => `${n} more, in the lists:`, all: (n: number) => `All ${n} in the list`, nothingOfKind: 'Nothing of this kind waits',
})
