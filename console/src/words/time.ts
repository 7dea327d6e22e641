/**
 * Times for people. The platform tells times in the zone of the deployment (`2026-03-17T13:31:00+08:00`), so they are
 * shown as they stand and never converted: all who look see the same, wherever their browser thinks it is.
 */
import { language } from '.'
import { c } from './common'
import { now } from '../api/clock'

const WEEKDAYS = [['周日', 'Sun'], ['周一', 'Mon'], ['周二', 'Tue'], ['周三', 'Wed'], ['周四', 'Thu'], ['周五', 'Fri'], ['周六', 'Sat']] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
type Time = string | null | undefined

/** `3月17日` / `17 Mar`, with the year where it is not this one. Takes a date or a time. */
export function day(time: Time): string {
  if (!time) return '–'
  const [year, month, date] = time.slice(0, 10).split('-').map(Number) as [number, number, number]
  const other = time.slice(0, 4) !== now().slice(0, 4)
  return language.value === 'zh' ? `${other ? `${year}年` : ''}${month}月${date}日` : `${date} ${MONTHS[month - 1] ?? ''}${other ? ` ${year}` : ''}`
}

/** `2026-03-17 13:31`, for tables. */
export const stamp = (time: Time) => (time ? `${time.slice(0, 10)} ${time.slice(11, 16)}` : '–')

/** `3月17日 13:31`. */
export const moment = (time: Time) => (time ? `${day(time)} ${time.slice(11, 16)}` : '–')

/** `3月17日 13:31 – 15:00`, with the day of the end where it is another one. */
export const span = ({ starts_at, ends_at }: { starts_at: string; ends_at: string }) => `${moment(starts_at)} – ${ends_at.slice(0, 10) === starts_at.slice(0, 10) ? ends_at.slice(11, 16) : moment(ends_at)}`

/** `周二`. */
export function weekday(time: string): string {
  const of = new Date(`${time.slice(0, 10)}T00:00:00Z`).getUTCDay()
  return WEEKDAYS[of]?.[language.value === 'zh' ? 0 : 1] ?? ''
}

/** `3 小时前`, `2 天后`; beyond a month the day. */
export function relative(time: Time): string {
  if (!time) return '–'
  const minutes = Math.round((Date.parse(time) - Date.parse(now())) / 60000), size = Math.abs(minutes)
  if (size < 1) return c.now
  if (size >= 60 * 24 * 30) return day(time)
  const [n, unit] = size < 60 ? [size, c.unit.minute] : size < 60 * 24 ? [Math.round(size / 60), c.unit.hour] : [Math.round(size / 1440), c.unit.day]
  return minutes < 0 ? c.ago(n, unit) : c.ahead(n, unit)
}

/** `2026-03-17`: today by the platform's clock. */
export const today = () => now().slice(0, 10)

/** A date so many days later (or earlier). */
export function plusDays(date: string, days: number): string {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** From one day to another: `2024年3月1日 起`, `2024年3月1日 – 2025年2月28日`. One that ended before it began never held. */
export function period(from: Time, to: Time): string {
  if (!to) return c.since(day(from))
  return from && to < from ? c.never : `${day(from)} – ${day(to)}`
}
