import { words } from '../../words'

export const w = words({
  title: '决策事项清单', add: '新增清单', addText: '同一单位、同类的前一版适用至新版起始的前一天。会议按召开当日适用的清单作出决议。', empty: '还没有清单', kind: '种类', whose: '单位', party: '党组织', edition: '版本', nth: (n: number) => `第 ${n} 版`, from: '适用自', to: '适用至', items: '事项', count: (n: number) => `${n} 项`, end: '停止适用', endText: '此后没有适用的清单,除非新增一版。', holds: '适用中', ahead: '尚未适用', over: '已停止适用', replaced: '未适用即被替换', code: '编号',
}, {
  title: 'Decision lists', add: 'Add a list', addText: 'The version before, of the same kind and organization, ends on the day before. A meeting resolves by the lists that hold on its day.', empty: 'No lists yet', kind: 'Kind', whose: 'Organization', party: 'Party organization', edition: 'Version', nth: (n: number) => `version ${n}`, from: 'From', to: 'To', items: 'Matters', count: (n: number) => String(n), end: 'Let it end', endText: 'No list holds from then on, unless another version is added.', holds: 'holds', ahead: 'ahead', over: 'over', replaced: 'replaced before it began', code: 'Code',
})
