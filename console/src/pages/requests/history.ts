/** What the entries of a request's history say besides step and person. */
import { Duty, RequestFileKind, RequestStep, Role, Rung, type HistoryEntry } from '../../api/operations'
import type { Tone } from '../../parts/Status.vue'
import type { TimelineEntry } from '../../parts/Timeline.vue'
import { say, word, words } from '../../words'
import { moment } from '../../words/time'

const h = words({
  to: (who: string) => `派给 ${who}`, between: (from: string, to: string) => `${from} → ${to}`, days: (n: number) => `${n} 个工作日`, granted: (n: number) => `同意延期 ${n} 个工作日`, refused: (n: number) => `不同意延期 ${n} 个工作日`, until: (when: string) => `最迟 ${when}`, stars: (n: number) => `总体评价 ${n} 星`, moved: (from: string, to: string) => `到期时间由 ${from} 调整为 ${to}`, set: (to: string) => `到期时间 ${to}`, byTime: '系统', onBehalf: (who: string, enterprise: string) => `${who}(代办专员)代 ${enterprise}`,
}, {
  to: (who: string) => `to ${who}`, between: (from: string, to: string) => `${from} → ${to}`, days: (n: number) => `${n} working days`, granted: (n: number) => `${n} more working days granted`, refused: (n: number) => `${n} more working days refused`, until: (when: string) => `until ${when}`, stars: (n: number) => `${n} of 5 stars all in all`, moved: (from: string, to: string) => `due ${to} instead of ${from}`, set: (to: string) => `due ${to}`, byTime: 'the platform', onBehalf: (who: string, enterprise: string) => `${who} (service agent) for ${enterprise}`,
})

const TONES: Partial<Record<RequestStep, Tone>> = { submission: 'busy', dispatch: 'busy', redispatch: 'busy', accept: 'busy', answer: 'good', evaluation: 'good', return: 'soon', supplement: 'soon', review: 'soon', withdrawal: 'calm', rung: 'late', part: 'busy', part_accept: 'busy', part_return: 'soon', part_contribution: 'good' }

function detailOf(entry: HistoryEntry): string {
  switch (entry.action) {
    case 'dispatch': return [entry.details.department_name && h.to(entry.details.department_name), h.days(entry.details.working_days)].filter(Boolean).join(' · ')
    case 'redispatch': return [h.between(entry.details.from_department_name ?? '', entry.details.department_name ?? ''), h.days(entry.details.working_days)].join(' · ')
    case 'extension': return h.days(entry.details.days)
    case 'extension_decision': return (entry.details.granted ? h.granted : h.refused)(entry.details.days)
    case 'supplement': return h.until(moment(entry.details.until))
    case 'evaluation': return h.stars(entry.details.overall)
    case 'deadline': return entry.details.from ? h.moved(moment(entry.details.from), moment(entry.details.to)) : h.set(moment(entry.details.to))
    case 'part': return [h.to(entry.details.department_name ?? ''), h.days(entry.details.working_days)].join(' · ')
    case 'part_extension': return [entry.details.department_name, h.days(entry.details.days)].join(' · ')
    case 'part_extension_decision': return [entry.details.department_name, (entry.details.granted ? h.granted : h.refused)(entry.details.days)].join(' · ')
    case 'part_accept': case 'part_return': case 'part_confirmation': case 'part_contribution': case 'part_release': case 'part_lapse': return entry.details.department_name ?? ''
    case 'file': case 'file_removal': return [entry.details.name, say(RequestFileKind[entry.details.kind])].filter(Boolean).join(' · ')
    case 'case': case 'case_removal': return entry.details.number ?? ''
    default: return ''
  }
}

/** Of a clock of its own, such as that of the dispatch, it says which. */
function titleOf(entry: HistoryEntry): string {
  const title = entry.action === 'rung' ? word(Rung, entry.details.rung) : word(RequestStep, entry.action)
  return (entry.action === 'rung' || entry.action === 'deadline') && entry.details.duty ? [word(Duty, entry.details.duty), entry.details.department_name, title].filter(Boolean).join(' · ') : title
}

export const shownEntry = (entry: HistoryEntry): TimelineEntry => ({
  id: entry.id, at: entry.at, title: titleOf(entry), tone: TONES[entry.action] ?? 'calm',
  who: entry.person_id && entry.mandate_id ? h.onBehalf(entry.person_name, entry.organization_name ?? '') : entry.person_id ? [entry.person_name, entry.organization_name ?? word(Role, entry.role)].filter(Boolean).join(' · ') : h.byTime,
  text: [detailOf(entry), entry.reason].filter(Boolean).join('\n'),
})
