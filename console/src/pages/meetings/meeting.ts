/** What forms of meetings have in common. */
import { call } from '../../api/call'
import { Convenor, MeetingPeriod, QuorumRule, type MeetingDetail, type MeetingKind, type MeetingStatus, type ResolutionProgress } from '../../api/operations'
import { me } from '../../api/session'
import type { Entity, EntitySource } from '../../parts/entities'
import type { Field, Values } from '../../parts/fields'
import type { Tone } from '../../parts/Status.vue'
import { say } from '../../words'
import { w } from './words'

export const TONES: Record<MeetingStatus, Tone> = { convened: 'busy', held: 'soon', minuted: 'soon', approved: 'good', cancelled: 'calm' }
export const PROGRESS_TONES: Record<ResolutionProgress, Tone> = { assigned: 'soon', accepted: 'busy', reported: 'soon', done: 'good' }
export const MATTER_TONES = { raised: 'soon', discussed: 'busy', settled: 'soon', confirmed: 'good', withdrawn: 'calm' } as const

const kindNamed = (one: MeetingKind): Entity => ({ id: one.id, name: say({ zh: one.name, en: one.name_en }), hint: one.code })
/** There are few kinds of meetings. */
export const kinds: EntitySource = {
  search: async (typed, signal) => (await call('list_meeting_kinds', { query: { limit: 100, active: true }, signal })).items.map(kindNamed).filter((one) => one.name.includes(typed.trim())),
  one: async (meeting_kind_id) => kindNamed(await call('get_meeting_kind', { path: { meeting_kind_id } })),
}

/** At which organization of the caller's, where there are several. */
export function ownField(title: Field['title'], roles?: readonly string[]): Field[] {
  const own = new Map((me.value?.posts ?? []).filter((post) => !roles || roles.includes(post.kind)).map((post) => [post.organization.id, post.organization.name]))
  return own.size > 1 ? [{ key: 'organization_id', type: 'select', of: Object.fromEntries([...own].map(([id, name]) => [id, [name, name] as const])), title, required: true }] : []
}
/** The chain that the caller's post is for. */
export const ownChain = () => me.value?.posts.find((post) => post.chain)?.chain?.id ?? null

const planned: Field[] = [
  { key: 'title', type: 'text', title: ['主题', 'About'], required: true, most: 200 },
  { key: 'place', type: 'text', title: ['地点', 'Place'], required: true, most: 200 },
  { key: 'starts_at', type: 'datetime', title: ['开始', 'Begins'], required: true },
  { key: 'ends_at', type: 'datetime', title: ['结束', 'Ends'], required: true },
  { key: 'agenda', type: 'long', title: ['议程', 'Agenda'], most: 10_000, rows: 4, hint: ['每行一项', 'One point in each line'] },
  { key: 'guest_ids', type: 'entities', of: 'organization', title: ['邀请单位', 'Invited besides'], hint: ['成员单位之外的', 'Besides the members'] },
]
export const conveneFields = (): Field[] => [
  { key: 'kind_id', type: 'entity', of: kinds, title: ['会议类型', 'Kind'], required: true },
  ...ownField(['召集单位', 'Convened by'], Object.keys(Convenor)),
  ...planned,
  ...(ownChain() ? [] : [{ key: 'chain_id', type: 'entity', of: 'chain', title: ['产业链', 'Chain'] } as const]),
]
export const changeFields = planned
const points = (typed: unknown) => String(typed ?? '').split('\n').map((line) => line.trim()).filter(Boolean)
/** The body of a call: each line of the agenda is a point. */
export const bodyOf = (values: Values) => ({ ...values, ...('agenda' in values ? { agenda: points(values.agenda) } : {}), ...('guest_ids' in values ? { guest_ids: values.guest_ids ?? [] } : {}) })
export const valuesOf = (one: MeetingDetail): Values => ({ title: one.title, place: one.place, starts_at: one.starts_at, ends_at: one.ends_at, agenda: one.agenda.join('\n'), guest_ids: one.expected.filter((each) => !each.member).map((each) => each.id) })
export const resolutionFields = (meeting_id: string): Field[] => [
  { key: 'content', type: 'long', title: ['决议内容', 'What was resolved'], required: true, most: 2000 },
  { key: 'organization_id', type: 'entity', of: 'organization', title: ['责任单位', 'Responsible'], required: true },
  { key: 'due_on', type: 'date', title: ['完成期限', 'Due'], required: true },
  { key: 'matter_id', type: 'entity', of: discussed(meeting_id), title: ['所涉议题', 'About the matter'] },
  { key: 'off_lists', type: 'flag', title: ['不属于决策事项清单', 'Falls under no decision list'], hint: ['召集单位有适用的清单,而议题未写明所属事项时勾选', 'Where the convenor has lists, and the matter does not say under which it falls'] },
]
const discussed = (meeting_id: string): EntitySource => ({
  search: async (typed, signal) => (await call('list_matters', { query: { meeting_id, limit: 100 }, signal })).items.map((one) => ({ id: one.id, name: one.title, hint: one.number })).filter((one) => one.name.includes(typed.trim())),
})

export const kindFields = (fresh: boolean): Field[] => [
  ...(fresh ? [{ key: 'code', type: 'text', title: ['编号', 'Code'], required: true, most: 20 } as const] : []),
  { key: 'name', type: 'text', title: ['名称', 'Chinese name'], required: true, most: 60 },
  { key: 'name_en', type: 'text', title: ['英文名称', 'English name'], required: true, most: 60 },
  { key: 'convenors', type: 'many', of: Convenor, title: ['召集人', 'Convened by'], required: true },
  { key: 'member_ids', type: 'entities', of: 'organization', title: ['成员单位', 'Members'] },
  { key: 'quorum_rule', type: 'select', of: QuorumRule, title: ['规定到会要求', 'Quorum by'], required: true },
  { key: 'quorum', type: 'number', min: 1, max: 100, title: ['规定到会数', 'Quorum'], when: (values) => values.quorum_rule !== 'none' },
  { key: 'period', type: 'select', of: MeetingPeriod, title: ['周期', 'Period'], required: true },
  { key: 'at_least', type: 'number', min: 1, max: 31, title: ['每周期至少次数', 'At least per period'], when: (values) => values.period !== 'none' },
  { key: 'owed_by_ids', type: 'entities', of: 'organization', title: ['应召开的单位', 'Owed by'], hint: ['各自召集', 'Each convenes them itself'], when: (values) => values.period !== 'none' },
  { key: 'owed_from', type: 'date', title: ['起算日期', 'Owed from'], hint: ['从这一天所在的周期起算,不填则从今天起', 'The first period is that of this day; today if left out'], when: (values) => values.period !== 'none' },
  ...(fresh ? [] : [{ key: 'active', type: 'flag', title: ['可以召集', 'Can be convened'] } as const]),
]
export const kindValues = (one: MeetingKind): Values => ({ name: one.name, name_en: one.name_en, convenors: one.convenors, member_ids: one.members.map(({ id }) => id), quorum_rule: one.quorum_rule, quorum: one.quorum, period: one.period, at_least: one.at_least, owed_by_ids: one.owed_by.map(({ id }) => id), owed_from: one.owed_from, active: one.active })
/** Without a rule there is no number. */
export const kindBody = (values: Values): Values => ({ ...values, ...(values.quorum_rule === 'none' ? { quorum: null } : {}), ...(values.period === 'none' ? { at_least: null, owed_by_ids: [] } : {}) })
export const quorumOf = (row: MeetingKind) => (row.quorum === null ? null : row.quorum_rule === 'share' ? w.percent(row.quorum) : w.places(row.quorum))
