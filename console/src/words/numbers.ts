import { language, say } from '.'

/** `1,234.5`. */
export const number = (value: number | null | undefined, digits = 1) =>
  value == null ? '–' : value.toLocaleString(language.value === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: digits })

/** `97.4 %` of a share from 0 to 1. */
export const percent = (share: number | null | undefined, digits = 1) => (share == null ? '–' : `${number(share * 100, digits)}%`)

/** `1,250,000.00` of a sum of money, which the API tells as text. */
export const money = (sum: string) => Number(sum).toLocaleString(language.value === 'zh' ? 'zh-CN' : 'en', { minimumFractionDigits: 2 })
/** `1,250,000.00 yuan`. */
export const yuan = (sum: string) => `${money(sum)} ${say(['元', 'yuan'])}`

/** `1.2 MB`. */
export function size(bytes: number): string {
  const [unit, by] = bytes < 1e3 ? ['B', 1] : bytes < 1e6 ? ['kB', 1e3] : ['MB', 1e6]
  return `${number(bytes / by, by === 1e6 ? 1 : 0)} ${unit}`
}
