/** The two languages. Words stand in typed modules: one that is missing in either language fails the type check. */
import { ref, watch } from 'vue'
import { kept } from '../api/tabs'

type Language = 'zh' | 'en'
/** The same in both languages, the Chinese first, as codes of `operations.ts` have it. */
export type Both = readonly [zh: string, en: string]

const remembered = kept.get('language')
export const language = ref<Language>(remembered === 'zh' || remembered === 'en' ? remembered : navigator.language.startsWith('zh') ? 'zh' : 'en')
watch(language, (now) => {
  kept.set('language', now)
  document.documentElement.lang = now === 'zh' ? 'zh-CN' : 'en'
}, { immediate: true })

const WIDE: Record<string, string> = { ',': '\uff0c', ';': '\uff1b', ':': '\uff1a', '?': '\uff1f', '!': '\uff01' }
/** Punctuation as it is printed in Chinese: full width behind and before a Chinese character and around Chinese. Sources have it in ASCII. */
export const printed = (text: string) => text
  .replace(/\(([^()]*[\u4e00-\u9fff][^()]*)\)/g, '\uff08$1\uff09')
  .replace(/([\u4e00-\u9fff\u3001-\u3011\uff09\u201d%])([,;:?!])/g, (_, before: string, mark: string) => before + WIDE[mark]!)
  .replace(/([^\s,;:?!])([,;:?!])(?=[\u4e00-\u9fff])/g, (_, before: string, mark: string) => before + WIDE[mark]!)
function printedAll<T>(value: T): T {
  if (typeof value === 'string') return printed(value) as T
  if (typeof value === 'function') return ((...given: unknown[]) => printedAll((value as (...all: unknown[]) => unknown)(...given))) as T
  if (Array.isArray(value)) return value.map(printedAll) as T
  return value && typeof value === 'object' ? (Object.fromEntries(Object.entries(value).map(([name, one]) => [name, printedAll(one as unknown)])) as T) : value
}

/** Words of a page or part: `const w = words({ title: '…' }, { title: '…' })`; `w.title` is in the language of the moment. */
export function words<T extends object>(zh: T, en: NoInfer<T>): T {
  const shown = printedAll(zh)
  return new Proxy(shown, { get: (_, name) => Reflect.get(language.value === 'zh' ? shown : en, name) as unknown })
}

/** Say what there is in both languages. */
export function say(both: Both | { zh: string; en: string } | undefined | null): string {
  if (!both) return ''
  const zh = language.value === 'zh', text = 'zh' in both ? both[language.value] : both[zh ? 0 : 1]
  return zh ? printed(text) : text
}

/** As a label, which begins with a capital in English. */
export function label(both: Both | { zh: string; en: string } | undefined | null): string {
  const text = say(both)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The word of a code as a label: `word(RequestStatus, row.status)`. A code of a newer platform stands for itself. */
export function word(vocabulary: Readonly<Record<string, Both>>, code: string | null | undefined): string {
  return code ? (label(vocabulary[code]) || code) : ''
}
