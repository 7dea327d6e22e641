/** Periods by name, so that an address which is kept means this month whenever it is opened. */
import { plusDays } from '../../words/time'

export const PERIODS = {
  month: ['本月', 'This month'],
  last_month: ['上月', 'Last month'],
  quarter: ['本季度', 'This quarter'],
  year: ['今年', 'This year'],
  last_year: ['去年', 'Last year'],
  twelve: ['近十二个月', 'Twelve months'],
  all: ['全部时间', 'Any time'],
  own: ['自选日期', 'Own days'],
} as const
export type Period = keyof typeof PERIODS

const first = (year: number, month: number) => `${year + Math.floor((month - 1) / 12)}-${String(((((month - 1) % 12) + 12) % 12) + 1).padStart(2, '0')}-01`

/** The first and the last day of a period as of today; none where there is none. */
export function daysOf(period: Period, today: string): { from?: string; to?: string } {
  const [year, month] = today.split('-').map(Number) as [number, number]
  switch (period) {
    case 'month': return { from: first(year, month), to: today }
    case 'last_month': return { from: first(year, month - 1), to: plusDays(first(year, month), -1) }
    case 'quarter': return { from: first(year, month - ((month - 1) % 3)), to: today }
    case 'year': return { from: first(year, 1), to: today }
    case 'last_year': return { from: first(year - 1, 1), to: first(year - 1, 12).slice(0, 8) + '31' }
    case 'twelve': return { from: first(year, month - 11), to: today }
    default: return {}
  }
}

/** The months from one to another (`YYYY-MM`), 120 at most. */
export function monthsBetween(from: string, to: string): string[] {
  const [year, month] = from.split('-').map(Number) as [number, number], found: string[] = []
  for (let n = 0; n < 120; n++) {
    const key = first(year, month + n).slice(0, 7)
    if (key > to.slice(0, 7)) break
    found.push(key)
  }
  return found
}

/** The years from one to another (`YYYY…`), 30 at most. */
export function yearsBetween(from: string, to: string): string[] {
  const first = Number(from.slice(0, 4)), count = Math.min(30, Number(to.slice(0, 4)) - first + 1)
  return Array.from({ length: Math.max(0, count) }, (_, n) => String(first + n))
}
